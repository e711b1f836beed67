package dev.mxonramp.local.cli;

import dev.mxonramp.dns.DnsAccess;
import dev.mxonramp.dns.DnsJavaLookup;
import dev.mxonramp.dns.IcuIdna;
import dev.mxonramp.dns.PublicSuffixLists;
import dev.mxonramp.dns.TrustAnchors;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.dns.AuthorityMxCheck;
import dev.mxonramp.domain.dns.AuthorityTxtCheck;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.name.Claimable;
import dev.mxonramp.domain.name.ClaimableNames;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import dev.mxonramp.lambda.FindingView;
import dev.mxonramp.lambda.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at one domain with the engine of the whole system. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Asks a domain's own name servers whether the "
        + "verification code is published (--code) and whether its mail comes here (--mx), and says what is wrong.", footer = {
                "",
                "Exit codes: 0 verified; 1 not yet; 2 could not tell; 64 wrong command line.",
                "With both --code and --mx, 1 prevails over 2, and 2 over 0."})
final class CheckCommand implements Callable<Integer> {
    /** Names on private DNS servers too may be looked at; what nobody can have as a domain is refused all the same. */
    private static final Set<String> RESERVED = Set.of("test", "internal", "local", "lan", "home", "corp", "private",
            "intranet", "home.arpa");

    @Parameters(paramLabel = "DOMAIN", description = "The domain, in any script.")
    private String domain = "";

    @Option(names = "--code", paramLabel = "CODE", description = "The verification code, with or without "
            + "the code prefix and '=' in front of it.")
    private @Nullable String code;

    @Option(names = "--mx", paramLabel = "HOST[,HOST]", split = ",", hideParamSyntax = true, description = "The mail "
            + "servers that the MX records must name, first the one to be tried first.")
    private List<String> mxHosts = List.of();

    @Option(names = "--resolver", paramLabel = "ADDR[:PORT]", split = ",", hideParamSyntax = true, description = "The "
            + "recursive resolver to find name servers with (default: those of this machine, /etc/resolv.conf).")
    private List<String> resolvers = List.of();

    @Option(names = "--dns-port", paramLabel = "N", defaultValue = "53", description = "Port of the authoritative "
            + "servers (default: ${DEFAULT-VALUE}). Only with another port than 53 they may be on loopback addresses.")
    private int port;

    @Option(names = "--trust-anchor", paramLabel = "FILE", description = "DS or DNSKEY records, as in a master file, that "
            + "DNSSEC signatures are checked from (default: the root's, as IANA publishes them). With an empty file "
            + "nothing is checked.")
    private @Nullable Path anchors;

    @Option(names = "--challenge-label", paramLabel = "LABEL", defaultValue = "${env:CHALLENGE_LABEL:-_onramp-challenge}", description = "What "
            + "stands before the domain in the record's name, as the deployment has it (default: CHALLENGE_LABEL of the "
            + "environment, else _onramp-challenge).")
    private String label = "";

    @Option(names = "--code-prefix", paramLabel = "PREFIX", defaultValue = "${env:CODE_PREFIX:-onramp-verification}", description = "What "
            + "stands before the code in the record's value (default: CODE_PREFIX of the environment, else "
            + "onramp-verification).")
    private String prefix = "";

    @Option(names = "--suffix-list", paramLabel = "FILE", defaultValue = "${env:PUBLIC_SUFFIX_LIST:-}", description = "The "
            + "Public Suffix List to go by (default: PUBLIC_SUFFIX_LIST of the environment, else the one that came with "
            + "this release).")
    private @Nullable String suffixFile;

    @Option(names = "--json", description = "Print one JSON object: for each check the diagnosis with its code, sentence, "
            + "remedy and servers as in the API, and the evidence that it can be replayed from.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        // Before the first logger is made: what went wrong is part of the answer, and nothing else shall be on the screen.
        System.setProperty("logback.configurationFile", "dev/mxonramp/local/cli/logback-silent.xml");
        if (code == null && mxHosts.isEmpty()) {
            throw wrong("say what to check: --code, --mx, or both");
        }
        PublicSuffixes suffixes = suffixes();
        DomainName name = domain(suffixes);
        Challenge challenge = challenge();
        List<CheckResult> results = check(name, challenge, wanted(challenge), plan(), suffixes);
        CheckResult.Answer answer = results.stream().map(CheckResult::answer).sorted().findFirst().orElseThrow();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(document(name, answer, results));
            out.flush();
        } else {
            results.forEach(result -> new CheckText(out).print(name.ascii(), result));
        }
        return answer.exitCode();
    }

    private List<CheckResult> check(DomainName name, Challenge challenge, @Nullable VerificationCode wanted,
            @Nullable MxPlan plan, PublicSuffixes suffixes) {
        var lookup = new DnsJavaLookup(access(), suffixes, InstantSource.system());
        Providers providers = Providers.load();
        var results = new ArrayList<CheckResult>();
        if (wanted != null) {
            var check = new AuthorityTxtCheck(lookup, challenge, providers, InstantSource.system(), new SecureRandom());
            results.add(CheckResult.of(check.check(name, IssuedCodes.first(wanted))));
        }
        if (plan != null) {
            var check = new AuthorityMxCheck(lookup, plan, providers, InstantSource.system());
            results.add(CheckResult.of(check.check(name)));
        }
        return results;
    }

    private PublicSuffixes suffixes() {
        Optional<String> file = Optional.ofNullable(suffixFile).filter(path -> !path.isBlank());
        try {
            return PublicSuffixLists.from(_ -> file);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw wrong("--suffix-list: " + e.getMessage());
        }
    }

    private DomainName domain(PublicSuffixes suffixes) {
        return switch (new ClaimableNames(new IcuIdna(), suffixes, RESERVED).judge(domain)) {
            case Claimable.Accepted accepted -> accepted.name();
            case Claimable.Refused refused -> throw wrong("DOMAIN: " + refused.reason());
        };
    }

    private Challenge challenge() {
        return read("--challenge-label, --code-prefix", label, text -> new Challenge(text, prefix));
    }

    private @Nullable VerificationCode wanted(Challenge challenge) {
        String text = code;
        return text == null
                ? null
                : read("--code", text.strip().replace(challenge.prefix() + "=", ""), VerificationCode::new);
    }

    private @Nullable MxPlan plan() {
        return mxHosts.isEmpty()
                ? null
                : new MxPlan(mxHosts.stream().map(host -> read("--mx", host, CheckCommand::host)).toList());
    }

    /** A mail server, which may be below any name; MX records take no addresses (RFC 5321 5.1). */
    private static DomainName host(String typed) {
        String text = typed.strip();
        DomainName name = new IcuIdna().toAscii(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
        if (name.labels().getLast().matches("[0-9]+")) {
            throw new IllegalArgumentException(typed + " is an address; enter the mail server's name");
        }
        return name;
    }

    private DnsAccess access() {
        List<InetSocketAddress> chosen = resolvers.isEmpty()
                ? SystemResolvers.find()
                : resolvers.stream().map(each -> read("--resolver", each, DnsAccess::resolver)).toList();
        if (chosen.isEmpty()) {
            throw wrong("this machine has no resolver in /etc/resolv.conf: name one with --resolver, e.g. 1.1.1.1");
        }
        if (port < 1 || port > 65_535) {
            throw wrong("--dns-port is a number from 1 to 65535");
        }
        return new DnsAccess(chosen, port, port != DnsAccess.DNS_PORT, false, trustAnchors());
    }

    private TrustAnchors trustAnchors() {
        Path file = anchors;
        if (file == null) {
            return TrustAnchors.iana();
        }
        try {
            return read("--trust-anchor", Files.readString(file), TrustAnchors::of);
        } catch (IOException e) {
            throw wrong("--trust-anchor: cannot read " + file);
        }
    }

    private <T> T read(String what, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw wrong(what + ": " + e.getMessage());
        }
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private static String document(DomainName name, CheckResult.Answer answer, List<CheckResult> results) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("domain", name.ascii());
        document.put("result", answer.shown());
        for (CheckResult result : results) {
            var diagnosis = new LinkedHashMap<String, @Nullable Object>();
            diagnosis.put("result", result.answer().shown());
            diagnosis.putAll(Objects.requireNonNull(FindingView.of(result.finding())));
            diagnosis.put("evidence", result.evidence() == null ? null : result.evidence().values());
            document.put(result.name(), diagnosis);
        }
        return Json.text(document);
    }
}
