package dev.mxonramp.testkit.dovecot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;

/** Writes what Dovecot reads: nothing of the machine's own configuration is used. */
final class DovecotConfiguration {
    static final String FILE = "dovecot.conf";

    private static final String USERS = "users";
    /** Whom root gives the mail to: Dovecot opens none as root. */
    private static final String MAIL_USER = "mail";

    private DovecotConfiguration() {}

    /** Writes the configuration and the folders that it names. */
    static Path write(Path folder, int port, DovecotSetup setup) throws IOException {
        Files.createDirectory(folder.resolve("run"));
        Path mail = Files.createDirectory(folder.resolve("mail"));
        PosixFileAttributes own = Files.readAttributes(folder, PosixFileAttributes.class);
        boolean root = own.owner().getName().equals("root");
        if (root) {
            UserPrincipal owner = folder.getFileSystem().getUserPrincipalLookupService()
                    .lookupPrincipalByName(MAIL_USER);
            Files.getFileAttributeView(mail, PosixFileAttributeView.class).setOwner(owner);
        }
        Files.createDirectory(folder.resolve(USERS));
        String user = root ? MAIL_USER : own.owner().getName();
        String group = root ? MAIL_USER : own.group().getName();
        return Files.writeString(folder.resolve(FILE), base(folder, user, group)
                + (root ? "" : unprivileged(user, group)) + services(port) + mail(setup) + namespace(setup)
                + String.join("\n", setup.settings()) + "\n");
    }

    private static String base(Path folder, String user, String group) {
        return """
                protocols = imap
                base_dir = %1$s/run
                log_path = /dev/stderr
                listen = 127.0.0.1
                ssl = no
                disable_plaintext_auth = no
                auth_failure_delay = 0
                first_valid_uid = 1
                mail_fsync = never
                passdb {
                  driver = passwd-file
                  args = %1$s/users/%%u
                }
                userdb {
                  driver = passwd-file
                  args = %1$s/users/%%u
                  default_fields = uid=%2$s gid=%3$s home=%1$s/mail/%%u
                }
                """.formatted(folder, user, group);
    }

    private static String unprivileged(String user, String group) {
        return """
                default_internal_user = %1$s
                default_login_user = %1$s
                default_internal_group = %2$s
                """.formatted(user, group);
    }

    private static String services(int port) {
        return """
                service imap-login {
                  chroot =
                  service_count = 0
                  client_limit = 500
                  inet_listener imap {
                    port = %d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                service anvil {
                  chroot =
                }
                """.formatted(port);
    }

    private static String mail(DovecotSetup setup) {
        return """
                mail_location = %s
                mail_max_userip_connections = %d
                mail_plugins = quota
                protocol imap {
                  mail_plugins = quota imap_quota imap_zlib
                  imap_capability = %s
                }
                plugin {
                  quota = count:User quota
                  quota_vsizes = yes
                  quota_grace = 0
                  quota_max_mail_size = %d
                }
                """.formatted(setup.storage().location(), setup.connections(),
                String.join(" ", setup.capabilities()), setup.appendLimit());
    }

    private static String namespace(DovecotSetup setup) {
        var text = new StringBuilder("""
                namespace inbox {
                  inbox = yes
                  prefix = %s
                  separator = %s
                """.formatted(setup.prefix(), setup.delimiter()));
        for (Map.Entry<String, String> each : setup.specialUses().entrySet()) {
            text.append("""
                    mailbox "%s" {
                      special_use = %s
                      auto = create
                    }
                    """.formatted(each.getKey(), each.getValue()));
        }
        return text.append("}\n").toString();
    }

    /**
     * Writes a user's file: one for each, since Dovecot looks at a file once a second, and a new user is to be known at
     * once. It is replaced in one step, so that nobody reads half of it.
     *
     * @return whether there was one before
     */
    static boolean writeUser(Path folder, String user, String line) throws IOException {
        Path file = folder.resolve(USERS).resolve(user);
        boolean known = Files.exists(file);
        Path next = Files.writeString(folder.resolve(USERS + ".next"), line + "\n");
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        return known;
    }
}
