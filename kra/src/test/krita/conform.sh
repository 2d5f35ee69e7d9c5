#!/bin/sh
# Makes random documents with Krita's own pixels and compares our flattening with them.
#
#   conform.sh FOLDER SEED COUNT [KIND...]
#
# GENERATOR names another script beside this one, such as random_drawings.py.
set -eu
folder=$1
shift
exec sh "$(dirname -- "$0")/compare.sh" "$folder" "${GENERATOR:-random_documents.py}" "$@"
