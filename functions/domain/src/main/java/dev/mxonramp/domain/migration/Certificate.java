package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.folder.FolderPath;
import dev.mxonramp.domain.migration.folder.ModifiedUtf7;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import java.time.Instant;
import java.util.List;

/**
 * What is certified of a mailbox: every source UID is mapped or listed as an exception, every mapped target UID exists
 * or its removal by the user is on record; folders that a server refused are named. Its signed form is built by whoever
 * stores it.
 *
 * @param mailbox the new mailbox
 * @param sourceHost the old server
 * @param sourceUser the login there
 * @param at when
 * @param passes how many there were
 * @param choice what the owner wanted of the old mailbox; what it leaves out is not certified
 * @param folders one entry each
 * @param refused folders of which at most what was copied before is there
 * @param listed the messages among its exceptions, by name
 */
public record Certificate(MailboxKey mailbox, String sourceHost, String sourceUser, Instant at, int passes,
        FolderChoice choice, List<Folder> folders, List<Refused> refused, CertifiedExceptions listed) {
    public Certificate {
        folders = List.copyOf(folders);
        refused = List.copyOf(refused);
    }

    /**
     * A folder that a server did not open or make.
     *
     * @param source its name at the old server, for people
     * @param kind which server refused it
     * @param words what it said
     */
    public record Refused(String source, MigrationException.Kind kind, String words) {}

    /**
     * One folder's figures.
     *
     * @param id short name of the folder, where its manifest is: {@code <id>/000000.tsv} and so on
     * @param source its name at the old server, for people
     * @param target its name at the new one
     * @param sourceValidity UIDVALIDITY of the source folder
     * @param targetValidity UIDVALIDITY of the target folder
     * @param epoch of its ledger; lines of the manifest of earlier epochs are history
     * @param mapped messages that were copied and are there
     * @param octets of all copied
     * @param excepted messages listed as exceptions
     * @param removed messages that were removed after they were copied: by the user, or as at the source
     * @param own messages at the target that came otherwise
     * @param segments of its manifest
     * @param chain the manifest's last link
     */
    public record Folder(String id, String source, String target, long sourceValidity, long targetValidity, int epoch,
            long mapped, long octets, long excepted, long removed, long own, int segments, String chain) {}

    /**
     * The certificate of a mailbox as its ledger stands.
     *
     * @param refused the folders among its exceptions
     * @param listed the messages among them
     */
    public static Certificate of(Source source, List<LedgerHead> heads, List<MigrationException> refused,
            CertifiedExceptions listed, Instant at) {
        return of(new MailboxKey(source.account(), source.mailbox()), source.host(), source.user(), at,
                source.passes(), source.choice(), heads, refused, listed);
    }

    /** The certificate of a mailbox whose source is known by host and login alone. */
    public static Certificate of(MailboxKey mailbox, String sourceHost, String sourceUser, Instant at, int passes,
            FolderChoice choice, List<LedgerHead> heads, List<MigrationException> refused,
            CertifiedExceptions listed) {
        return new Certificate(mailbox, sourceHost, sourceUser, at, passes, choice,
                heads.stream().map(Certificate::folder).toList(),
                refused.stream().map(each -> new Refused(shown(each.key().folder()), each.kind(), each.words()))
                        .toList(),
                listed);
    }

    /** Messages at the new server. */
    public long messages() {
        return folders.stream().mapToLong(Folder::mapped).sum();
    }

    /** Messages listed as exceptions. */
    public long exceptions() {
        return folders.stream().mapToLong(Folder::excepted).sum();
    }

    private static Folder folder(LedgerHead head) {
        var identity = head.identity();
        var tally = head.tally();
        return new Folder(head.key().folderId(), shown(head.key().folder()), shown(identity.target()),
                identity.sourceValidity(), identity.targetValidity(), identity.epoch(), tally.mapped(), tally.bytes(),
                tally.excepted(), tally.removed(), tally.own(), head.manifest().segments(), head.manifest().link());
    }

    /** A wire name for people. */
    public static String shown(String wireName) {
        return ModifiedUtf7.decode(wireName).orElse(wireName).replaceFirst("(?i)^inbox$", FolderPath.INBOX);
    }
}
