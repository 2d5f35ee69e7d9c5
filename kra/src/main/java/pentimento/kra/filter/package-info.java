/// Krita's filters, as layers and masks apply them.
package pentimento.kra.filter;
