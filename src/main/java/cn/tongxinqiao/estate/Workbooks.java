package cn.tongxinqiao.estate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Looks at an Excel file before it is read: whether it is one, how large it would become, whether it runs something, and
 * which rows its merged cells cover, which the reading library does not tell. Opens the archive with the library the reader
 * uses, so that both see the same parts.
 */
final class Workbooks {

    private static final int OLE_HEAD = 0xD0CF11E0;
    private static final int MOST_PARTS = 1000;
    private static final int HEAD = 512;
    private static final Pattern ROWS = Pattern.compile("[A-Z]+(\\d+)(?::[A-Z]+(\\d+))?");
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String WORKBOOK = "xl/workbook.xml";

    private Workbooks() {}

    /**
     * Refuses what is no plain workbook of bearable size.
     *
     * @param bytes the file
     * @param maxUnpacked bytes of all parts together
     */
    static void check(byte[] bytes, long maxUnpacked) {
        if (bytes.length > 4 && head(bytes) == OLE_HEAD) {
            throw EstateFileRefused.old();
        }
        try (ZipFile zip = open(bytes)) {
            int parts = 0;
            long left = maxUnpacked;
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                String name = part.getName().toLowerCase(Locale.ROOT);
                if (name.endsWith("vbaproject.bin") || name.contains("/activex/") || name.contains("/embeddings/")) {
                    throw EstateFileRefused.macros();
                }
                left = unpacked(zip, part, left);
                parts++;
                if (left < 0 || parts > MOST_PARTS) {
                    throw EstateFileRefused.unpacksTooLarge();
                }
            }
            if (zip.getEntry(WORKBOOK) == null) {
                throw EstateFileRefused.notExcel();
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw EstateFileRefused.notExcel();
        }
    }

    /** The rows of a sheet, from 1, that a merged cell covers. */
    static Set<Integer> mergedRows(byte[] bytes, String sheet) {
        try (ZipFile zip = open(bytes)) {
            ZipArchiveEntry part = zip.getEntry(partOf(zip, sheet));
            Set<Integer> rows = new HashSet<>();
            if (part == null) {
                return rows;
            }
            try (InputStream in = new BufferedInputStream(zip.getInputStream(part))) {
                XMLStreamReader xml = reader(in);
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT
                            && xml.getLocalName().equals("mergeCell")) {
                        addRows(xml.getAttributeValue(null, "ref"), rows);
                    }
                }
            }
            return rows;
        } catch (IOException | XMLStreamException | IllegalArgumentException unreadable) {
            throw EstateFileRefused.notExcel();
        }
    }

    private static int head(byte[] bytes) {
        return (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    }

    private static ZipFile open(byte[] bytes) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get();
    }

    /** What is left of the room after a part, below 0 when it does not fit; a document type is refused on the way. */
    private static long unpacked(ZipFile zip, ZipArchiveEntry part, long room) throws IOException {
        long left = room;
        try (InputStream in = zip.getInputStream(part)) {
            byte[] buffer = in.readNBytes(HEAD);
            if (new String(buffer, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
                throw EstateFileRefused.notExcel();
            }
            left -= buffer.length;
            byte[] rest = new byte[8192];
            int read = in.read(rest);
            while (read >= 0 && left >= 0) {
                left -= read;
                read = in.read(rest);
            }
        }
        return left;
    }

    private static String partOf(ZipFile zip, String sheet) throws IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        each(
                zip,
                RELATIONS,
                "Relationship",
                xml -> targets.put(xml.getAttributeValue(null, "Id"), xml.getAttributeValue(null, "Target")));
        String[] found = {null};
        each(zip, WORKBOOK, "sheet", xml -> {
            if (sheet.equals(xml.getAttributeValue(null, "name"))) {
                for (int at = 0; at < xml.getAttributeCount(); at++) {
                    if (xml.getAttributeLocalName(at).equals("id")) {
                        found[0] = targets.get(xml.getAttributeValue(at));
                    }
                }
            }
        });
        if (found[0] == null) {
            return "";
        }
        return found[0].startsWith("/") ? found[0].substring(1) : "xl/" + found[0];
    }

    private interface Look {
        void at(XMLStreamReader xml);
    }

    private static void each(ZipFile zip, String part, String element, Look look)
            throws IOException, XMLStreamException {
        ZipArchiveEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw EstateFileRefused.notExcel();
        }
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
            XMLStreamReader xml = reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(element)) {
                    look.at(xml);
                }
            }
        }
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }

    private static void addRows(String range, Set<Integer> rows) {
        Matcher matcher = ROWS.matcher(range == null ? "" : range);
        if (!matcher.matches()) {
            return;
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        for (int row = first; row <= Math.min(last, first + 100_000); row++) {
            rows.add(row);
        }
    }
}
