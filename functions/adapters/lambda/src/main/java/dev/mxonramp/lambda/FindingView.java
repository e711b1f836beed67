package dev.mxonramp.lambda;

import dev.mxonramp.domain.dns.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A diagnosis as the API shows it, and everything else that speaks JSON. */
public final class FindingView {
    private FindingView() {}

    /** The diagnosis as plain values; null for none. One that nobody told yet is told as of its check. */
    public static @Nullable Map<String, @Nullable Object> of(@Nullable Finding finding) {
        if (finding == null) {
            return null;
        }
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("code", finding.code());
        view.put("fault", finding.fault());
        view.put("sentence", finding.told(finding.checkedAt()).sentence());
        view.put("remedy", finding.remedy());
        view.put("checkedAt", finding.checkedAt());
        view.put("lookAgainAt", finding.lookAgainAt());
        List<Map<String, @Nullable Object>> servers = finding.servers().stream().map(FindingView::row).toList();
        view.put("servers", servers);
        view.put("notes", finding.notes());
        view.put("dnsHosts", companies(finding.providers().dns()));
        view.put("mailHosts", companies(finding.providers().mail()));
        return view;
    }

    private static @Nullable List<Map<String, @Nullable Object>> companies(List<Finding.Provider> providers) {
        return providers.isEmpty() ? null : providers.stream().map(FindingView::company).toList();
    }

    private static Map<String, @Nullable Object> company(Finding.Provider provider) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", provider.id());
        view.put("name", provider.name());
        view.put("menu", provider.menu());
        view.put("link", provider.link());
        return view;
    }

    private static Map<String, @Nullable Object> row(Finding.ServerRow row) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("server", row.server());
        view.put("address", row.address());
        view.put("answer", row.answer());
        view.put("serial", row.serial());
        view.put("ttl", row.ttl());
        view.put("aa", row.aa());
        view.put("ad", row.ad());
        view.put("millis", row.millis());
        view.put("note", row.note());
        return view;
    }
}
