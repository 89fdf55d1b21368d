package cn.tongxinqiao.engine;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the XML of a model that nobody has looked at yet: no entities, nothing from outside, nothing without end. */
final class ModelXml {

    private static final Pattern DECLARED_ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ModelXml() {}

    /** The file cannot be taken as it is; the message says why, in Chinese. */
    static final class Unreadable extends Exception {

        private final transient int line;

        Unreadable(String message, int line) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    static String utf8(byte[] content) throws Unreadable {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable("文件编码必须是 UTF-8，请另存为 UTF-8。", 0);
        }
    }

    static XmlNode read(byte[] content, ModelLimits limits) throws Unreadable {
        String text = utf8(content);
        Matcher declared = DECLARED_ENCODING.matcher(text);
        if (declared.find() && !"utf-8".equalsIgnoreCase(declared.group(1))) {
            throw new Unreadable("文件编码必须是 UTF-8，请另存为 UTF-8。", 1);
        }
        Handler handler = new Handler(limits);
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setXIncludeAware(false);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.setEntityResolver(handler);
            reader.parse(new InputSource(new StringReader(text)));
            return handler.root;
        } catch (Refusal e) {
            throw new Unreadable(e.getMessage(), handler.line());
        } catch (SAXParseException e) {
            throw new Unreadable(
                    text.contains("<!DOCTYPE") ? "不能有 DOCTYPE 和实体声明，请删去。" : "不是有效的 XML，请用 Camunda Modeler 重新保存。",
                    e.getLineNumber());
        } catch (SAXException | IOException e) {
            throw new Unreadable("不是有效的 XML，请用 Camunda Modeler 重新保存。", handler.line());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser lacks a safety feature", e);
        }
    }

    private static final class Refusal extends SAXException {

        Refusal(String message) {
            super(message);
        }
    }

    private static final class Handler extends DefaultHandler {

        private final ModelLimits limits;
        private Locator locator;
        private XmlNode root;
        private XmlNode current;
        private int depth;
        private int elements;

        Handler(ModelLimits limits) {
            this.limits = limits;
        }

        int line() {
            return locator == null ? 0 : Math.max(0, locator.getLineNumber());
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            this.locator = locator;
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) throws SAXException {
            throw new Refusal("不能引用外部内容。");
        }

        @Override
        public void startElement(String uri, String local, String qualified, Attributes given) throws SAXException {
            elements++;
            depth++;
            if (elements > limits.maxElements()) {
                throw new Refusal("元素超过 " + limits.maxElements() + " 个，请拆成几个文件。");
            }
            if (depth > limits.maxDepth()) {
                throw new Refusal("嵌套超过 " + limits.maxDepth() + " 层，请改得浅一些。");
            }
            XmlNode node = new XmlNode(new XmlNode.Name(uri, local), line(), current);
            for (int index = 0; index < given.getLength(); index++) {
                bounded(given.getValue(index).length());
                node.attributes()
                        .put(new XmlNode.Name(given.getURI(index), given.getLocalName(index)), given.getValue(index));
            }
            if (current == null) {
                root = node;
            } else {
                current.children().add(node);
            }
            current = node;
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            current = current.parent();
            depth--;
        }

        @Override
        public void characters(char[] characters, int start, int length) throws SAXException {
            if (current != null) {
                current.append(characters, start, length);
                // White space between many elements is no text.
                if (current.textLength() > limits.maxText()) {
                    bounded(current.text().length());
                }
            }
        }

        @Override
        public void processingInstruction(String target, String data) throws SAXException {
            throw new Refusal("不能有处理指令“<?" + ModelObjections.quoted(target) + "”，请删去。");
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }

        private void bounded(int length) throws SAXException {
            if (length > limits.maxText()) {
                throw new Refusal("一处文字超过 " + limits.maxText() + " 字，请缩短。");
            }
        }
    }
}
