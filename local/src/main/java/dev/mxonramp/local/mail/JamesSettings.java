package dev.mxonramp.local.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The configuration folder that James reads, written from the templates beside this class. */
final class JamesSettings {
    /** The domain of the administration's own account; {@code .invalid} never takes mail (RFC 2606). */
    static final String DOMAIN = "onramp.invalid";

    /** The account that may open every mailbox. */
    static final String USER = "migration";

    private static final List<String> FILES = List.of("dnsservice.xml", "domainlist.xml", "imapserver.xml",
            "jmap.properties", "jmx.properties", "listeners.xml", "lmtpserver.xml", "logback.xml",
            "mailetcontainer.xml", "mailrepositorystore.xml", "managesieveserver.xml", "pop3server.xml",
            "recipientrewritetable.xml", "smtpserver.xml", "usersrepository.xml", "webadmin.properties");

    private JamesSettings() {}

    static void write(Path folder, int imapPort, int smtpPort, int adminPort, String publicKeyPem) {
        var values = Map.of("${imapPort}", Integer.toString(imapPort), "${smtpPort}", Integer.toString(smtpPort),
                "${adminPort}", Integer.toString(adminPort), "${domain}", DOMAIN, "${user}", USER);
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                String text = template(file);
                for (var value : values.entrySet()) {
                    text = text.replace(value.getKey(), value.getValue());
                }
                Files.writeString(folder.resolve(file), text);
            }
            Files.writeString(folder.resolve("jwt_publickey"), publicKeyPem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String template(String file) throws IOException {
        try (InputStream in = JamesSettings.class.getResourceAsStream("james/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the template " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
