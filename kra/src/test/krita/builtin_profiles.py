"""Run by kritarunner: saves the Lab and XYZ profiles that only exist inside Krita.

    kritarunner -s builtin_profiles FOLDER
"""
import os
import zipfile

from krita import Krita


def __main__(args):
    for model, name in (("LABA", "lab.icc"), ("XYZA", "xyz.icc")):
        path = os.path.join(args[0], model + ".kra")
        document = Krita.instance().createDocument(8, 8, "d", model, "U16", "", 120.0)
        document.setBatchmode(True)
        document.saveAs(path)
        document.waitForDone()
        document.setModified(False)
        document.close()
        with zipfile.ZipFile(path) as z:
            data = z.read([n for n in z.namelist() if n.endswith("annotations/icc")][0])
        with open(os.path.join(args[0], name), "wb") as f:
            f.write(data)
        os.remove(path)
