package dev.mxonramp.bench.latency;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.system.LocalSystem;
import dev.mxonramp.testkit.dns.LoopbackDns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An account with many domains that wait for their records. */
record Account(Api api, List<Site> sites, Listing listing) {
    /** As many as may wait in one account. */
    static final int MOST = 200;

    private static final Pattern LINK = Pattern.compile("link=([a-z2-7]{40,})");
    private static final int ADDED_AT_ONCE = 4;

    /** A domain, and the record that would prove it. */
    record Site(LoopbackDns dns, String domain, String name, String value) {
        /** Saves the record at the authority: it is served from now on. */
        void save() {
            dns.zone(domain).putTxt(name, 60, value);
        }
    }

    /** Signs up, signs in by mail, and adds the domains, whose zones are empty yet. */
    static Account open(LocalSystem system, String name, int domains) throws IOException, InterruptedException {
        LoopbackDns dns = system.dns().orElseThrow();
        List<String> names = IntStream.range(0, domains).mapToObj(i -> name + "-" + i + ".test").toList();
        names.forEach(dns::zone);
        var api = new Api(system.api());
        String address = name + "@example.com";
        api.post("/v1/signups", Map.of("email", address, "domain", names.getFirst()));
        Api own = api.as(text(api.post("/v1/sessions", Map.of("link", link(system, address))), "token"));
        var added = new ArrayList<Callable<Site>>();
        added.add(() -> site(dns, names.getFirst(), own.get("/v1/domains/" + names.getFirst())));
        names.stream().skip(1).forEach(
                each -> added.add(() -> site(dns, each, own.post("/v1/domains", Map.of("domain", each)))));
        return new Account(own, together(added), new Listing(own));
    }

    private static String link(LocalSystem system, String address) throws IOException {
        return system.outbox().to(address).stream().flatMap(mail -> LINK.matcher(mail.text()).results())
                .map(found -> found.group(1)).findFirst()
                .orElseThrow(() -> new IOException("no sign-in link came to " + address));
    }

    private static <T> List<T> together(List<Callable<T>> tasks) throws IOException, InterruptedException {
        var results = new ArrayList<T>();
        try (ExecutorService threads = Executors.newFixedThreadPool(ADDED_AT_ONCE)) {
            for (Future<T> each : threads.invokeAll(tasks)) {
                results.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("cannot add a domain", e.getCause());
        }
        return results;
    }

    private static Site site(LoopbackDns dns, String domain, Map<String, @Nullable Object> page) throws IOException {
        if (page.get("records") instanceof List<?> records) {
            for (Object each : records) {
                Map<String, @Nullable Object> record = Json.object(each);
                if ("TXT".equals(record.get("type")) && text(record, "name").startsWith("_")) {
                    return new Site(dns, domain, text(record, "name"), text(record, "value"));
                }
            }
        }
        throw new IOException("the page of " + domain + " has no record to publish: " + page);
    }

    static String text(Map<String, @Nullable Object> object, String member) throws IOException {
        Object value = object.get(member);
        if (value == null) {
            throw new IOException("there is no " + member + " in " + object);
        }
        return value.toString();
    }

    /** Whether the page or list entry of a domain says that it is proven. */
    static boolean proven(Map<String, @Nullable Object> page) throws IOException {
        return !text(page, "phase").equals("AWAIT_OWNERSHIP");
    }
}
