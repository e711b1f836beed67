package dev.mxonramp.aws.table;

import dev.mxonramp.domain.migration.SignIn;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.choice.FolderPattern;
import dev.mxonramp.domain.migration.choice.GmailLabels;
import java.net.URI;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a source that have parts of their own, as attributes of its item. */
final class SourceParts {
    private SourceParts() {}

    static Item write(Item item, SignIn signIn) {
        return switch (signIn) {
            case SignIn.Password() -> item;
            case SignIn.AccessToken(URI endpoint, String clientId, String scope) ->
                item.text("tokenEndpoint", endpoint.toString()).text("clientId", clientId).text("scope", scope);
        };
    }

    static SignIn signIn(Item item) {
        @Nullable
        String endpoint = item.optionalText("tokenEndpoint");
        return endpoint == null
                ? new SignIn.Password()
                : new SignIn.AccessToken(URI.create(endpoint), item.text("clientId"), item.optionalText("scope"));
    }

    static Item write(Item item, FolderChoice choice) {
        if (choice.equals(FolderChoice.EVERYTHING)) {
            return item;
        }
        LocalDate since = choice.since();
        return item.lines("include", texts(choice.include())).lines("exclude", texts(choice.exclude()))
                .text("since", since == null ? null : since.toString()).text("gmailLabels", choice.labels().name())
                .list("places", new TreeMap<>(choice.places()).entrySet().stream()
                        .map(each -> Item.nested().text("source", each.getKey()).text("target", each.getValue()))
                        .toList());
    }

    static FolderChoice choice(Item item) {
        @Nullable
        String labels = item.optionalText("gmailLabels");
        if (labels == null) {
            return FolderChoice.EVERYTHING;
        }
        @Nullable
        String since = item.optionalText("since");
        return new FolderChoice(patterns(item.lines("include")), patterns(item.lines("exclude")),
                since == null ? null : LocalDate.parse(since), GmailLabels.valueOf(labels), item.list("places").stream()
                        .collect(Collectors.toMap(each -> each.text("source"), each -> each.text("target"))));
    }

    private static List<String> texts(Collection<FolderPattern> patterns) {
        return patterns.stream().map(FolderPattern::text).toList();
    }

    private static List<FolderPattern> patterns(List<String> texts) {
        return texts.stream().map(FolderPattern::new).toList();
    }
}
