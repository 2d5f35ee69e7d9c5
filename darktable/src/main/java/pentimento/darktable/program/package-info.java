/// Driving the real darktable-cli.
package pentimento.darktable.program;
