package dev.mxonramp.local.cli;

import dev.mxonramp.domain.migration.choice.GmailLabels;
import dev.mxonramp.lambda.certificate.SignedDocument;
import dev.mxonramp.local.migrate.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what of the old mailbox a certificate is about. */
final class CertifiedPart {
    private CertifiedPart() {}

    /** A sentence; what an owner typed is shown without control characters. */
    static String sentence(SignedDocument document) {
        return document.choice().map(CertifiedPart::sentence).orElseGet(() -> {
            String chosen = document.shown("chosenFolders");
            return chosen.isEmpty()
                    ? "It does not say whether the owner left something out."
                    : "It covers only the folders chosen by " + Printable.of(chosen) + ".";
        });
    }

    private static String sentence(Map<String, @Nullable Object> choice) {
        var parts = new ArrayList<String>();
        if (!list(choice, "include").isEmpty()) {
            parts.add("only the folders " + quoted(list(choice, "include")));
        }
        if (!list(choice, "exclude").isEmpty()) {
            parts.add("not the folders " + quoted(list(choice, "exclude")));
        }
        if (choice.get("since") != null) {
            parts.add("only messages since " + Printable.of(String.valueOf(choice.get("since"))));
        }
        Object labels = choice.get("gmailLabels");
        if (labels != null && !labels.equals(GmailLabels.LABELS.name())) {
            parts.add("of Gmail's labels only " + Printable.of(labels));
        }
        return parts.isEmpty()
                ? "The owner left nothing of the old mailbox out."
                : "It covers what the owner chose: " + String.join("; ", parts) + ".";
    }

    private static List<?> list(Map<String, @Nullable Object> choice, String name) {
        return choice.get(name) instanceof List<?> list ? list : List.of();
    }

    private static String quoted(List<?> patterns) {
        return patterns.stream().map(each -> '"' + Printable.of(String.valueOf(each)) + '"')
                .collect(Collectors.joining(", "));
    }
}
