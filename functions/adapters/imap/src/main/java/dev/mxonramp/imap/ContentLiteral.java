package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.angus.mail.iap.Literal;

/** A message's bytes as Angus sends them: straight through, nothing parsed. */
record ContentLiteral(Content content) implements Literal {
    @Override
    public int size() {
        return Math.toIntExact(content.size());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = content.open()) {
            in.transferTo(out);
        }
    }
}
