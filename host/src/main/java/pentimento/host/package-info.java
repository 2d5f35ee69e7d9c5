/// Where things are on this machine: folders, settings, other programs.
package pentimento.host;
