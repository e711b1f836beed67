package dev.mxonramp.https;

import dev.mxonramp.domain.cutover.StsPolicyFetch.Fetched;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a response with a policy file in it; RFC 8461 3.3 suggests the same 64 KB that are read at most. */
final class PolicyResponse {
    private static final int OK = 200;

    private final HttpAnswerReader reader;

    PolicyResponse(InputStream in) {
        reader = new HttpAnswerReader(in);
    }

    Fetched read() throws IOException {
        try {
            return judged(reader.read(status -> status == OK));
        } catch (HttpAnswerReader.Malformed e) {
            return new Fetched.Failed("its server answers something other than HTTP");
        } catch (HttpAnswerReader.TooLong e) {
            return new Fetched.Failed("its file is longer than " + HttpAnswerReader.MOST + " octets");
        } catch (EOFException e) {
            return new Fetched.Failed("its server breaks off");
        }
    }

    private static Fetched judged(HttpAnswer answer) {
        if (answer.status() != OK) {
            // RFC 8461 3.3: redirects must not be followed, and anything but 200 is no policy.
            return new Fetched.Failed("its server answers " + answer.status() + " in place of the policy");
        }
        if (!answer.field("content-type").split(";", 2)[0].strip().equalsIgnoreCase("text/plain")) {
            return new Fetched.Failed("its file is not text/plain");
        }
        String coding = answer.field("content-encoding");
        if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
            return new Fetched.Failed("its file is compressed, which we did not ask for");
        }
        return new Fetched.Text(answer.text());
    }
}
