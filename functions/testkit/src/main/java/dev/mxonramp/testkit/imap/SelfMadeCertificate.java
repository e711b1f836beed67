package dev.mxonramp.testkit.imap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that nobody trusts who was not told to, made by the JDK's {@code keytool}. */
public final class SelfMadeCertificate {
    /** Of the key store and the key. */
    public static final String PASSWORD = "changeit";

    private final Path file;
    private final KeyStore store;

    private SelfMadeCertificate(Path file, KeyStore store) {
        this.file = file;
        this.store = store;
    }

    /**
     * Makes one for a host name.
     *
     * @param folder where its key store is left
     */
    public static SelfMadeCertificate of(String host, Path folder) {
        Path file = folder.resolve(host + ".p12");
        try {
            Process keytool = new ProcessBuilder(
                    List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                            "-alias", "server", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host,
                            "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD))
                    .redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            return new SelfMadeCertificate(file, store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key store, PKCS #12. */
    public Path file() {
        return file;
    }

    /** For a server that shows it. */
    public SSLContext server() {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a client that trusts it, and nothing else. */
    public SSLContext trusting() {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("server", store.getCertificate("server"));
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
