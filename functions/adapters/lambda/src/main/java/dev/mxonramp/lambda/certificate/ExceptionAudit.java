package dev.mxonramp.lambda.certificate;

import dev.mxonramp.domain.migration.Certificate.Folder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Holds the exceptions that a certificate names against its figures, whoever wrote it. */
public final class ExceptionAudit {
    private ExceptionAudit() {}

    /** What is wrong, a sentence each; nothing if nothing is. */
    public static List<String> faults(SignedDocument document) {
        List<ListedMessage> listed = document.listed();
        var faults = new ArrayList<String>();
        var seen = new HashSet<String>();
        if (!listed.stream().allMatch(each -> seen.add(each.folderId() + " " + each.uid()))) {
            faults.add("The certificate lists a message twice.");
        }
        if (listed.stream().anyMatch(each -> document.folders().stream().noneMatch(folder -> in(folder, each)))) {
            faults.add("The certificate lists a message of a folder that it does not certify.");
        }
        for (Folder folder : document.folders()) {
            long missing = listed.stream().filter(each -> in(folder, each) && each.kind().missing()).count();
            // Those that are not named may be of any folder.
            boolean fits = missing <= folder.excepted() && folder.excepted() <= missing + document.unlisted();
            if (!fits) {
                faults.add(
                        folder.source() + ": " + missing + " messages that were not copied are listed; certified are "
                                + folder.excepted() + ".");
            }
        }
        return faults;
    }

    private static boolean in(Folder folder, ListedMessage each) {
        return folder.id().equals(each.folderId()) && folder.sourceValidity() == each.sourceValidity();
    }
}
