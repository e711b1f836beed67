package dev.mxonramp.bench.migration.tool;

import dev.mxonramp.bench.migration.corpus.Corpus;
import dev.mxonramp.bench.migration.imap.Login;
import java.nio.file.Path;

/**
 * A mailbox to be moved.
 *
 * @param source where it is
 * @param target where it goes
 * @param targetConfiguration of the target's Dovecot, for who writes its mail without IMAP
 * @param corpus what the source holds, for who needs no source
 * @param folder for whatever a tool has to remember; the next run of it for the same job finds it again
 */
public record Job(Login source, Login target, Path targetConfiguration, Corpus corpus, Path folder) {}
