/// Layer styles: what `annotations/layerstyles.asl` says.
package pentimento.kra.style;
