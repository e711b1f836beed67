package dev.mxonramp.aws.table;

import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings as items. */
final class FindingItems {
    private FindingItems() {}

    static Item item(Key key, Finding finding) {
        return timed(Item.at(key), finding.timing()).text("code", finding.code()).text("fault", finding.fault().name())
                .text("sentence", finding.sentence()).text("remedy", finding.remedy())
                .instant("lookAgainAt", finding.lookAgainAt())
                .text("checkedAt", Keys.sortable(finding.checkedAt()))
                .list("servers", finding.servers().stream().map(FindingItems::nested).toList())
                .lines("notes", finding.notes()).text("basis", finding.basis())
                .list("dnsHosts", companies(finding.providers().dns()))
                .list("mailHosts", companies(finding.providers().mail()));
    }

    static Finding finding(Item item) {
        return new Finding(item.text("code"), Finding.Fault.valueOf(item.text("fault")), item.text("sentence"),
                item.optionalText("remedy"), item.optionalInstant("lookAgainAt"), item.instant("checkedAt"),
                item.list("servers").stream().map(FindingItems::row).toList(), item.lines("notes"),
                new Finding.Providers(providers(item, "dnsHosts"), providers(item, "mailHosts")),
                timing(item), item.optionalText("basis"));
    }

    private static Item timed(Item item, @Nullable Timing timing) {
        return switch (timing) {
            case null -> item;
            case Timing.VisibleAfter(Duration negativeTtl) -> item.number("visibleAfter", negativeTtl.toSeconds());
            case Timing.ShownFor(Duration ttl) -> item.number("shownFor", ttl.toSeconds());
            case Timing.Since(Instant first) -> item.instant("since", first);
        };
    }

    private static @Nullable Timing timing(Item item) {
        Long visible = item.optionalNumber("visibleAfter");
        Long shown = item.optionalNumber("shownFor");
        Instant since = item.optionalInstant("since");
        if (visible != null) {
            return new Timing.VisibleAfter(Duration.ofSeconds(visible));
        }
        if (shown != null) {
            return new Timing.ShownFor(Duration.ofSeconds(shown));
        }
        return since == null ? null : new Timing.Since(since);
    }

    private static List<Item> companies(List<Finding.Provider> providers) {
        return providers.stream().map(provider -> Item.nested().text("id", provider.id()).text("name", provider.name())
                .text("menu", provider.menu()).text("link", provider.link())).toList();
    }

    private static List<Finding.Provider> providers(Item item, String list) {
        return item.list(list).stream().map(each -> new Finding.Provider(each.text("id"), each.text("name"),
                each.optionalText("menu"), each.optionalText("link"))).toList();
    }

    private static Item nested(Finding.ServerRow row) {
        return Item.nested().text("server", row.server()).text("address", row.address()).text("answer", row.answer())
                .number("serial", row.serial()).number("seconds", row.ttl()).flag("aa", row.aa())
                .flag("ad", row.ad()).number("millis", row.millis()).text("note", row.note());
    }

    private static Finding.ServerRow row(Item item) {
        return new Finding.ServerRow(item.text("server"), item.text("address"), item.text("answer"),
                item.optionalNumber("serial"), item.optionalNumber("seconds"), item.flag("aa"), item.flag("ad"),
                item.number("millis"), item.optionalText("note"));
    }
}
