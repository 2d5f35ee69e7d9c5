/// Gradients of Krita's fill layers: what the file says, and which colour lies where.
package pentimento.kra.gradient;
