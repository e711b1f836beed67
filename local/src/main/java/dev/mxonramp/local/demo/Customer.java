package dev.mxonramp.local.demo;

/**
 * A person whose mailbox moves.
 *
 * @param local the part before @
 * @param oldPassword at the old provider
 * @param newPassword at the new host
 * @param perFolder how many ordinary messages each folder holds
 */
record Customer(String local, String oldPassword, String newPassword, int perFolder) {
    String address() {
        return local + "@" + Story.DOMAIN;
    }
}
