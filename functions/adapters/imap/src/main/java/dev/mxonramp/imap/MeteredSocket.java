package dev.mxonramp.imap;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A socket that has its line know how fast octets go through. */
class MeteredSocket extends Socket {
    private final Line line;
    /** Whether something was sent since octets last came: what comes next was waited for, however broad the line is. */
    private volatile boolean asked = true;

    MeteredSocket(Line line) {
        this.line = line;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (asked) {
                    asked = false;
                    return in.read(into, offset, length);
                }
                int read = 0;
                line.begin();
                try {
                    read = in.read(into, offset, length);
                    return read;
                } finally {
                    line.end(Math.max(0, read));
                }
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                line.begin();
                try {
                    out.write(octets, offset, length);
                } finally {
                    line.end(length);
                    asked = true;
                }
            }
        };
    }
}
