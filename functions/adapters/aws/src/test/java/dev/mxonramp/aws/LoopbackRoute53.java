package dev.mxonramp.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Route 53 and STS on loopback, in the services' own protocols: REST with XML, and the query protocol. It knows the
 * operator's zones and those behind one role, and who is who by the access key of the signature.
 */
final class LoopbackRoute53 implements AutoCloseable {
    private static final String NS = "https://route53.amazonaws.com/doc/2013-04-01/";
    private static final Pattern KEY_ID = Pattern.compile("Credential=([^/]+)/");

    /** A zone; {@code owner} is the access key that may use it. */
    record Z(String id, String name, String owner, String tag, Map<String, Element> sets) {}

    private final HttpServer server;
    private final List<Z> zones = new ArrayList<>();
    private final Map<String, String> externalIds = new LinkedHashMap<>();
    private boolean wrapped;
    private int failures;
    private int failureStatus;

    LoopbackRoute53() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void add(String name, String owner, String tag) {
        zones.add(new Z("Z" + (zones.size() + 1), name + ".", owner, tag, new TreeMap<>()));
    }

    void trust(String roleArn, String externalId) {
        externalIds.put(roleArn, externalId);
    }

    /** Refused batches are told in the form of other errors; the service has both. */
    void wrapRefusals() {
        wrapped = true;
    }

    void fail(int status, int times) {
        failureStatus = status;
        failures = times;
    }

    void put(String zone, String xml) throws IOException {
        Element set = parse(xml.getBytes(StandardCharsets.UTF_8));
        zone(zone).orElseThrow().sets().put(key(set), set);
    }

    private Optional<Z> zone(String id) {
        return zones.stream().filter(zone -> zone.id().equals(id)).findFirst();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        Matcher signed = KEY_ID.matcher(exchange.getRequestHeaders().getFirst("authorization"));
        String who = signed.find() ? signed.group(1) : "";
        if (failures > 0) {
            failures--;
            error(exchange, failureStatus, "ServiceUnavailable");
        } else if (path.equals("/")) {
            assume(exchange, form(new String(body, StandardCharsets.UTF_8)));
        } else if (path.endsWith("/hostedzonesbyname")) {
            list(exchange, who, form(exchange.getRequestURI().getRawQuery()).getOrDefault("dnsname", ""));
        } else if (path.contains("/tags/hostedzone/")) {
            tags(exchange, path.substring(path.lastIndexOf('/') + 1));
        } else {
            records(exchange, path.split("/")[3], who, body);
        }
    }

    private void assume(HttpExchange exchange, Map<String, String> form) throws IOException {
        if (!form.getOrDefault("ExternalId", "").equals(externalIds.get(form.get("RoleArn")))) {
            reply(exchange, 403, "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error>"
                    + "<Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>");
            return;
        }
        reply(exchange, 200, "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                + "<AssumeRoleResult><Credentials><AccessKeyId>ROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
                + "<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
                + "</AssumeRoleResult></AssumeRoleResponse>");
    }

    private void list(HttpExchange exchange, String who, String from) throws IOException {
        var xml = new StringBuilder();
        zones.stream().filter(zone -> zone.owner().equals(who)).filter(zone -> zone.name().compareTo(from) >= 0)
                .forEach(zone -> xml.append("<HostedZone><Id>/hostedzone/").append(zone.id()).append("</Id><Name>")
                        .append(zone.name()).append("</Name><CallerReference>r</CallerReference><Config>"
                                + "<PrivateZone>false</PrivateZone></Config></HostedZone>"));
        reply(exchange, 200, "<ListHostedZonesByNameResponse xmlns=\"" + NS + "\"><HostedZones>" + xml
                + "</HostedZones><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>"
                + "</ListHostedZonesByNameResponse>");
    }

    private void tags(HttpExchange exchange, String id) throws IOException {
        String tag = zone(id).map(Z::tag).orElse("");
        reply(exchange, 200,
                "<ListTagsForResourceResponse xmlns=\"" + NS + "\"><ResourceTagSet><ResourceType>hostedzone"
                        + "</ResourceType><ResourceId>" + id + "</ResourceId><Tags>"
                        + (tag.isEmpty() ? "" : "<Tag><Key>onramp-account</Key><Value>" + tag + "</Value></Tag>")
                        + "</Tags></ResourceTagSet></ListTagsForResourceResponse>");
    }

    private void records(HttpExchange exchange, String id, String who, byte[] body) throws IOException {
        Optional<Z> zone = zone(id).filter(each -> each.owner().equals(who));
        if (zone.isEmpty()) {
            error(exchange, 403, "AccessDenied");
        } else if (exchange.getRequestMethod().equals("GET")) {
            var xml = new StringBuilder();
            zone.get().sets().values().forEach(set -> xml.append(text(set)));
            reply(exchange, 200, "<ListResourceRecordSetsResponse xmlns=\"" + NS + "\"><ResourceRecordSets>" + xml
                    + "</ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>300</MaxItems>"
                    + "</ListResourceRecordSetsResponse>");
        } else if (apply(zone.get().sets(), parse(body))) {
            reply(exchange, 200,
                    "<ChangeResourceRecordSetsResponse xmlns=\"" + NS + "\"><ChangeInfo><Id>/change/C1</Id>"
                            + "<Status>PENDING</Status><SubmittedAt>2026-11-23T12:00:00Z</SubmittedAt></ChangeInfo>"
                            + "</ChangeResourceRecordSetsResponse>");
        } else if (wrapped) {
            error(exchange, 400, "InvalidChangeBatch");
        } else {
            reply(exchange, 400, "<InvalidChangeBatch xmlns=\"" + NS + "\"><Messages><Message>it is not there"
                    + "</Message></Messages></InvalidChangeBatch>");
        }
    }

    /** All or nothing, as Route 53 does it. */
    private static boolean apply(Map<String, Element> sets, Element request) {
        var after = new TreeMap<>(sets);
        NodeList changes = request.getElementsByTagName("Change");
        for (int i = 0; i < changes.getLength(); i++) {
            var change = (Element) changes.item(i);
            var set = (Element) change.getElementsByTagName("ResourceRecordSet").item(0);
            Element there = after.get(key(set));
            boolean fits = switch (first(change, "Action")) {
                case "DELETE" -> there != null && text(there).equals(text(set)) && after.remove(key(set)) != null;
                case "CREATE" -> there == null && after.put(key(set), set) == null;
                case "UPSERT" -> {
                    after.put(key(set), set);
                    yield true;
                }
                default -> throw new IllegalStateException("nobody scripted " + first(change, "Action"));
            };
            if (!fits) {
                return false;
            }
        }
        sets.clear();
        sets.putAll(after);
        return true;
    }

    private static String key(Element set) {
        return first(set, "Name") + " " + first(set, "Type");
    }

    private static String first(Element in, String tag) {
        return in.getElementsByTagName(tag).item(0).getTextContent();
    }

    private static String text(Element set) {
        var xml = new StringBuilder("<ResourceRecordSet><Name>" + first(set, "Name") + "</Name><Type>"
                + first(set, "Type") + "</Type>");
        if (set.getElementsByTagName("SetIdentifier").getLength() > 0) {
            xml.append("<SetIdentifier>").append(first(set, "SetIdentifier"))
                    .append("</SetIdentifier><Weight>1</Weight>");
        }
        xml.append("<TTL>").append(first(set, "TTL")).append("</TTL><ResourceRecords>");
        NodeList values = set.getElementsByTagName("Value");
        for (int i = 0; i < values.getLength(); i++) {
            String value = values.item(i).getTextContent().replace("&", "&amp;").replace("<", "&lt;").replace(">",
                    "&gt;");
            xml.append("<ResourceRecord><Value>").append(value).append("</Value></ResourceRecord>");
        }
        return xml.append("</ResourceRecords></ResourceRecordSet>").toString();
    }

    private static Element parse(byte[] xml) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static Map<String, String> form(String text) {
        var form = new LinkedHashMap<String, String>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        reply(exchange, status, "<ErrorResponse xmlns=\"" + NS + "\"><Error><Type>Sender</Type><Code>" + code
                + "</Code><Message>no</Message></Error><RequestId>r</RequestId></ErrorResponse>");
    }

    private static void reply(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = ("<?xml version=\"1.0\"?>" + xml).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
