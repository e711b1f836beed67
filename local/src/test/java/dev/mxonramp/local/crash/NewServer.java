package dev.mxonramp.local.crash;

import dev.mxonramp.local.mail.OldProvider;
import dev.mxonramp.testkit.dovecot.DovecotServer;
import dev.mxonramp.testkit.dovecot.DovecotSetup;
import org.opentest4j.TestAbortedException;

/** A server that mailboxes are moved to. */
sealed interface NewServer extends AutoCloseable {
    /** Where it listens. */
    int port();

    /** Adds a mailbox. */
    void user(String user);

    /** Whether it takes several messages in one command (RFC 3502). */
    boolean takesSeveral();

    @Override
    void close();

    /** GreenMail, which takes one message after the other. */
    record GreenMail(OldProvider server) implements NewServer {
        @Override
        public int port() {
            return server.imap().getPort();
        }

        @Override
        public void user(String user) {
            server.addUser(user, Mailboxes.PASSWORD);
        }

        @Override
        public boolean takesSeveral() {
            return false;
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /** Dovecot, which takes many at once, all or none. */
    record Dovecot(DovecotServer server) implements NewServer {
        /**
         * Starts it; where it is not installed the other one does, unless nothing may be left out (ONRAMP_NO_SKIP=true).
         */
        static NewServer or(NewServer other) {
            try {
                // What is compressed could not be cut where we like.
                return new Dovecot(DovecotServer.start(DovecotSetup.standard().without("COMPRESS")));
            } catch (TestAbortedException e) {
                System.out.println("No kill in the middle of a MULTIAPPEND: " + e.getMessage());
                return other;
            }
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public void user(String user) {
            server.user(user, Mailboxes.PASSWORD);
        }

        @Override
        public boolean takesSeveral() {
            return true;
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
