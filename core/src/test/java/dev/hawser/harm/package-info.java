/// Work that goes on while every connection is cut again and again, and figures under load.
package dev.hawser.harm;
