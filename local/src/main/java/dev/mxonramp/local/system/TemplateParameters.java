package dev.mxonramp.local.system;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The template's parameters, as one machine needs them. */
final class TemplateParameters {
    /** The secret with the new host's administration. */
    static final String MAIL_HOST_SECRET = "arn:aws:secretsmanager:us-east-1:000000000000:secret:onramp-mail-host-local0";

    private TemplateParameters() {}

    static Map<String, String> of(Options options, Outside outside, URI publicUrl) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("PublicUrl", publicUrl.toString());
        parameters.put("SenderAddress", "onramp@" + Options.PLATFORM);
        parameters.put("MxHosts", String.join(",", options.mxHosts()));
        InetSocketAddress imap = outside.james().imap();
        parameters.put("MailHostUrl", outside.james().webAdmin().toString());
        parameters.put("MailHostSecret", MAIL_HOST_SECRET);
        parameters.put("MailHostImapHost", imap.getAddress().getHostAddress());
        parameters.put("MailHostImapPort", Integer.toString(imap.getPort()));
        parameters.put("MailHostImapSecurity", "PLAIN");
        parameters.put("ClientImapHost", "imap." + Options.PLATFORM);
        parameters.put("ClientSmtpHost", "smtp." + Options.PLATFORM);
        parameters.put("EgressAllowLoopback", "true");
        outside.dns().ifPresentOrElse(dns -> {
            parameters.put("DnsResolvers",
                    dns.resolver().getAddress().getHostAddress() + ":" + dns.resolver().getPort());
            parameters.put("DnsPort", Integer.toString(dns.port()));
            // This world has a root of its own, which nobody signs.
            parameters.put("DnsTrustAnchors", "none");
            parameters.put("ReservedNamesAllowed", "test");
            parameters.put("ResidualMarginSeconds", "2");
            parameters.put("FinalPassIntervalSeconds", "5");
        }, () -> parameters.put("DnsResolvers", String.join(",", options.resolvers())));
        parameters.putAll(options.parameters());
        return parameters;
    }
}
