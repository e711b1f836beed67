package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;

/**
 * One name server's answer to one question.
 *
 * @param server the name server's name
 * @param address the address asked, or empty where there is none
 * @param millis time that the answer took
 */
public record ServerAnswer(DomainName server, String address, Reply reply, long millis) {}
