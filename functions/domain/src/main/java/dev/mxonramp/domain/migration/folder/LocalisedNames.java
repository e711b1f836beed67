package dev.mxonramp.domain.migration.folder;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names that mail programs gave their special folders, by language, for servers that do not tell what a folder is for.
 * A name stands for one use only; those that mean different things in different programs are left out.
 */
final class LocalisedNames {
    static final Map<String, SpecialUse> BY_NAME = table();

    private LocalisedNames() {}

    private static Map<String, SpecialUse> table() {
        var table = new HashMap<String, SpecialUse>();
        put(table, SpecialUse.SENT, "Sent", "Sent Items", "Sent Messages", "Sent Mail", "Gesendet",
                "Gesendete Elemente", "Gesendete Objekte", "Gesendete Nachrichten", "Envoyés", "Éléments envoyés",
                "Messages envoyés", "Enviados", "Elementos enviados", "Itens enviados", "Inviata", "Posta inviata",
                "Elementi inviati", "Verzonden", "Verzonden items", "Verzonden berichten", "Skickat", "Skickade objekt",
                "Sendt", "Sendte elementer", "Sendt post", "Lähetetyt", "Wysłane", "Elementy wysłane", "Odeslaná pošta",
                "Odeslané", "Отправленные", "送信済み", "送信済みアイテム", "已发送", "已发送邮件", "보낸 편지함",
                "Gönderilmiş Öğeler");
        put(table, SpecialUse.DRAFTS, "Drafts", "Draft", "Entwürfe", "Brouillons", "Borradores", "Rascunhos", "Bozze",
                "Concepten", "Utkast", "Kladder", "Luonnokset", "Kopie robocze", "Wersje robocze", "Koncepty",
                "Rozepsané", "Черновики", "下書き", "草稿", "임시 보관함", "Taslaklar");
        put(table, SpecialUse.JUNK, "Junk", "Spam", "Junk E-mail", "Junk Email", "Junk-E-Mail", "Bulk Mail",
                "Unerwünscht", "Werbung", "Courrier indésirable", "Indésirables", "Pourriel",
                "Correo no deseado", "Lixo eletrônico", "Posta indesiderata", "Ongewenste e-mail", "Skräppost",
                "Søppelpost", "Uønsket e-mail", "Roskaposti", "Wiadomości-śmieci", "Nevyžádaná pošta",
                "Нежелательная почта", "Спам", "迷惑メール", "垃圾邮件", "스팸", "Önemsiz E-posta");
        put(table, SpecialUse.TRASH, "Trash", "Deleted Items", "Deleted Messages", "Bin", "Papierkorb",
                "Gelöschte Elemente", "Gelöschte Objekte", "Corbeille", "Éléments supprimés", "Papelera",
                "Elementos eliminados", "Lixeira", "Itens excluídos", "Cestino", "Posta eliminata", "Prullenbak",
                "Verwijderde items", "Papperskorgen", "Borttagna objekt", "Papirkurv", "Slettede elementer",
                "Roskakori", "Poistetut", "Kosz", "Elementy usunięte", "Koš", "Odstraněná pošta", "Корзина",
                "Удаленные", "ゴミ箱", "削除済みアイテム", "已删除邮件", "废纸篓", "휴지통", "Çöp Kutusu");
        put(table, SpecialUse.ARCHIVE, "Archive", "Archives", "Archiv", "Archivo", "Arquivo", "Archivio", "Archief",
                "Arkiv", "Arkisto", "Archiwum", "Архив", "アーカイブ", "归档", "보관함", "Arşiv");
        return Map.copyOf(table);
    }

    private static void put(Map<String, SpecialUse> table, SpecialUse use, String... names) {
        for (String name : names) {
            table.put(name.toLowerCase(Locale.ROOT), use);
        }
    }
}
