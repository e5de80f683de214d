package org.nightdesk.letter;

import java.util.regex.Pattern;

/** The lines by which mail programs say that history or a signature begins, in the languages they speak. */
final class QuoteMarks {

    /** Longer lines are text: no program writes such marks. */
    private static final int LONGEST = 500;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern WROTE = Pattern.compile(
            "(?:wrote|writes|schrieb|geschrieben|a écrit|écrit|escribió|escribi[oó]|ha scritto|scritto|escreveu|schreef|"
                    + "geschreven|skrev|skreiv|kirjoitti|pisze|napisał(?:\\(a\\))?|napisała|napsal(?:\\(a\\)|a)?|"
                    + "napísal(?:\\(a\\)|a)?|ezt írta|írta|пишет|написал(?:\\(а\\)|а)?|написа|пише|написав|yazdı|şunları yazdı|"
                    + "a scris|scris|έγραψε|đã viết|menulis|写道|寫道|が書きました|のメール|작성|님이 씀|כתב(?:ה)?|كتب|piše je|"
                    + "napisao(?:/la)?|je napisal(?:\\(a\\)|a)?|va escriure|kirjutas|rakstīja|rašė|idatzi du)",
            FLAGS);
    private static final Pattern ENDS = Pattern.compile("[:：]\\s*(?:</?[a-z]{1,8}>)?\\s*$");
    private static final Pattern STARTS = Pattern.compile(
            "^[\\s*_]*(?:On|Am|Le|El|Il|Em|A|Op|Den|På|W dniu|Dnia|Dne|Dňa|În|Στις|On behalf|Vào|Pada|于|於|在|V|U|Quoting|"
                    + "Mon|Tue|Wed|Thu|Fri|Sat|Sun|man|tir|tirs|ons|tor|fre|lør|søn|pon|wt|śr|czw|pt|sob|niedz|пн|вт|ср|чт|"
                    + "пт|сб|вс|понедельник|вторник|среда|четверг|пятница|\\d{1,4}[-./年])[\\s.,\\d(年].*",
            FLAGS);
    private static final Pattern DATED = Pattern.compile("\\d.*(?:\\d|<[^<>\\s]+@)|<[^<>\\s]+@[^<>\\s]+>");

    private static final Pattern ORIGINAL = Pattern.compile(
            "^[\\s*>]*[-_=]{2,}\\s*(?:Original[- ]?(?:Message|E-?Mail|Nachricht|meddelande|melding)|Urspr(?:ü|u|ue)ngliche "
                    + "(?:Nachricht|Mail|E-?Mail)|Message d['’ ]origine|Message original|Mensaje original|Messaggio originale|"
                    + "Mensagem [Oo]riginal|Oorspronkelijk(?:e)? bericht|Oprindelig (?:meddelelse|besked)|Ursprungligt meddelande|"
                    + "Opprinnelig melding|Alkuperäinen viesti|(?:Oryginalna )?[Ww]iadomość(?: oryginalna)?|Původní (?:zpráva|e-mail)|"
                    + "Pôvodná správa|Eredeti üzenet|Исходное сообщение|Пересылаемое сообщение|Конец пересылаемого сообщения|"
                    + "Orijinal [Mm]esaj|Özgün İleti|Mesaj original|Αρχικό μήνυμα|原始邮件|原始郵件|原邮件|元のメッセージ|Original-Nachricht|"
                    + "원본 메[시세]지|Reply message|Antwort|Thông điệp gốc|Pesan Asli)\\s*[-_=]{2,}\\s*$",
            FLAGS);
    private static final Pattern FORWARDED = Pattern.compile(
            "^[\\s*]*(?:-{2,}\\s*(?:Forwarded (?:message|by .{0,80})|Weitergeleitete Nachricht|Message transféré|Mensaje reenviado|"
                    + "Messaggio inoltrato|Mensagem encaminhada|Doorgestuurd bericht|Videresendt (?:meddelelse|melding)|"
                    + "Vidarebefordrat meddelande|Przekazana wiadomość|Přeposlaná zpráva|Пересланное сообщение|转发邮件|転送メッセージ)"
                    + "\\s*-{2,}|Begin forwarded message:|Anfang der weitergeleiteten (?:Nachricht|E-Mail):|Début du message "
                    + "(?:réexpédié|transféré) ?:|Inizio messaggio inoltrato:|Inicio del mensaje reenviado:)\\s*$",
            FLAGS);
    private static final Pattern ABOVE = Pattern.compile(
            "(?:reply|type|respond|write|answer|antwort\\w*|répon\\w+|responde\\w*|rispond\\w*).{0,60}(?:above|oberhalb|über|"
                    + "au-dessus|por encima|sopra|acima) "
                    + "(?:this|the|dieser|diese|der|cette|esta|la|questa|desta|da) (?:line|linie|zeile|ligne|línea|linea|linha)",
            FLAGS);

    private static final Pattern FROM = label(
            "From|Von|De|Da|Van|Fra|Från|Od|Lähettäjä|Feladó|От|От кого|Від|Kimden|Gönderen|Από|发件人|寄件者|寄件人|差出人|送信者|"
                    + "보낸 ?사람|보낸이|Expéditeur|Expeditor|Mittente|Remitente|Absender|מאת|من|Dari|Từ");
    private static final Pattern OTHER =
            label("Sent|Date|To|Cc|Subject|Reply-To|Importance|Attachments|Gesendet|Datum|An|Kopie|"
                    + "Betreff|Envoyé(?: le)?|Date d'envoi|À|A|Objet|Destinataire|Enviado(?: el| em)?|Fecha|Data|Para|CC|Asunto|Assunto|Inviato|"
                    + "Oggetto|Verzonden|Aan|Onderwerp|Sendt|Dato|Til|Emne|Skickat|Skickades|Till|Ämne|Wysłano|Data|Do|DW|Temat|Odesláno|"
                    + "Odoslané|Komu|Kopie|Předmět|Predmet|Lähetetty|Päivämäärä|Vastaanottaja|Aihe|Elküldve|Dátum|Címzett|Tárgy|Отправлено|Дата|"
                    + "Кому|Копия|Тема|Надіслано|Gönderildi|Tarih|Kime|Konu|Trimis|Către|Subiect|Στάλθηκε|Ημερομηνία|Προς|Θέμα|"
                    + "发送时间|发送日期|日期|收件人|抄送|主题|寄件日期|傳送時間|收件者|副本|主旨|送信日時|日時|宛先|件名|보낸 ?날짜|날짜|받는 ?사람|참조|제목|נשלח|תאריך|אל|נושא|"
                    + "Tanggal|Kepada|Perihal|Ngày|Đến|Chủ đề");

    private static final Pattern RULE = Pattern.compile("^\\s*[-_*=─—]{5,}\\s*$");
    private static final Pattern DASHES = Pattern.compile("^\\s{0,2}(?:--|—|–)\\s*$|^-- .{1,60}$");
    private static final Pattern LIST_RULE = Pattern.compile("^_{5,}\\s*$");
    private static final Pattern DASHED_NAME =
            Pattern.compile("^[-–—]{1,2}\\p{Lu}[\\p{L}.'’]*(?:[ -][\\p{L}.'’]+){0,3}$");
    private static final Pattern DEVICE = Pattern.compile(
            "^(?:[\\s*_]*)(?:Sent from my (?:[\\w®™'-]+\\s*){1,4}|Sent from (?:Yahoo|Outlook|Mail|Gmail|Samsung|Proton|Windows|AOL|"
                    + "Nine|Spark|Blue ?Mail|Front|Airmail|Canary|Type|Mobile|an? (?:iPhone|iPad|Android|mobile|Samsung))"
                    + "[^.!?]{0,60}|Sent (?:via|with|using) (?:[\\w®™'-]+\\s*){1,6}|Get Outlook for .{1,40}|"
                    + "Von (?:meinem|meiner|mein) .{1,50} gesendet|Gesendet (?:von|mit) .{1,60}|Diese Nachricht wurde von mein.{1,60} gesendet|"
                    + "Outlook f(?:ü|ue)r .{1,30} (?:beziehen|herunterladen)|Envoyé (?:de|depuis|à partir de) .{1,60}|"
                    + "Enviado (?:desde|do|a partir do|pelo|via|de) .{1,60}|Inviato da(?:l mio)? .{1,60}|Verzonden (?:vanaf|met|via|vanuit) .{1,60}|"
                    + "Verstuurd vanaf .{1,60}|Skickat från .{1,60}|Sendt fra .{1,60}|Lähetetty .{1,40}|Wysłane? (?:z|ze) .{1,60}|"
                    + "Odesláno z .{1,60}|Отправлено (?:с|из) .{1,60}|Надіслано з .{1,60}|.{0,20}(?:iPhone|iPad)から送信|発自.{1,20}|"
                    + "发自我的.{1,30}|從我的.{1,30}傳送|(?:나의|내) .{1,30}(?:에서|보냄).{0,10}|iPhone(?:'|’)?(?:umdan|dan) gönderildi|.{1,20}ımdan gönderildi)"
                    + "\\s*(?:[<\\[(]?https?://\\S{1,200})?[\\s*_.]*$",
            FLAGS);

    private QuoteMarks() {}

    private static Pattern label(String names) {
        return Pattern.compile(
                "^[\\s>*_|]{0,6}(?:" + names + ")[*_]{0,2}\\s{0,3}[:：][*_]{0,2}(?:\\s.*|\\S.*)?$", FLAGS);
    }

    static boolean isQuoted(String line) {
        String stripped = line.stripLeading();
        return stripped.startsWith(">") || stripped.startsWith("&gt;");
    }

    /** Whether these lines, joined, introduce a quote: {@code On … wrote:} in the languages we know. */
    static boolean isIntroduction(String joined) {
        return joined.length() <= LONGEST
                && ENDS.matcher(joined).find()
                && WROTE.matcher(joined).find()
                && DATED.matcher(joined).find();
    }

    /** Whether this, right above quoted lines, introduces them in a language that we do not know. */
    static boolean isLikelyIntroduction(String line) {
        return line.length() <= LONGEST
                && (ENDS.matcher(line).find() || line.contains("@"))
                && DATED.matcher(line).find();
    }

    static boolean startsIntroduction(String line) {
        return line.length() <= LONGEST && STARTS.matcher(line).matches();
    }

    /** Whether everything below is history. */
    static boolean isDivider(String line) {
        return line.length() <= LONGEST
                && (ORIGINAL.matcher(line).matches() || ABOVE.matcher(line).find() && line.length() < 150);
    }

    static boolean isForward(String line) {
        return line.length() <= LONGEST && FORWARDED.matcher(line).matches();
    }

    static boolean isFrom(String line) {
        return line.length() <= LONGEST && FROM.matcher(line).matches();
    }

    static boolean isOtherHeader(String line) {
        return line.length() <= 2_000
                && OTHER.matcher(line.substring(0, Math.min(line.length(), LONGEST)))
                        .matches();
    }

    static boolean isRule(String line) {
        return line.length() <= LONGEST && RULE.matcher(line).matches();
    }

    /** Whether a signature begins here as agreed: two dashes, or the line of a mailing list. */
    static boolean isSignature(String line) {
        return line.length() <= LONGEST
                && (DASHES.matcher(line).matches() || LIST_RULE.matcher(line).matches());
    }

    /** Whether this is a signature of one line, or its first. */
    static boolean isShortSignature(String line) {
        return line.length() <= 200
                && (DEVICE.matcher(line).matches() || DASHED_NAME.matcher(line).matches());
    }
}
