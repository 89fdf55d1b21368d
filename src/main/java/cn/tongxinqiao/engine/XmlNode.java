package cn.tongxinqiao.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An element of a model, as the engine will read it: by namespace and local name, whatever the prefixes say. */
final class XmlNode {

    /**
     * The name of an element or attribute.
     *
     * @param space URI of its namespace, empty for none
     * @param local name without prefix
     */
    record Name(String space, String local) {}

    private final Name name;
    private final int line;
    private final XmlNode parent;
    private final Map<Name, String> attributes = new LinkedHashMap<>();
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlNode(Name name, int line, XmlNode parent) {
        this.name = name;
        this.line = line;
        this.parent = parent;
    }

    Name name() {
        return name;
    }

    String local() {
        return name.local();
    }

    boolean is(String space, String local) {
        return name.space().equals(space) && name.local().equals(local);
    }

    int line() {
        return line;
    }

    /** Null for the root. */
    XmlNode parent() {
        return parent;
    }

    Map<Name, String> attributes() {
        return attributes;
    }

    /** Empty when there is none. */
    String attribute(String local) {
        return attribute("", local);
    }

    /** Empty when there is none. */
    String attribute(String space, String local) {
        return attributes.getOrDefault(new Name(space, local), "");
    }

    boolean has(String space, String local) {
        return attributes.containsKey(new Name(space, local));
    }

    List<XmlNode> children() {
        return children;
    }

    Stream<XmlNode> children(String space, String local) {
        return children.stream().filter(child -> child.is(space, local));
    }

    /** What stands between this element's own tags, without that of its children. */
    String text() {
        return text.toString().strip();
    }

    void append(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    int textLength() {
        return text.length();
    }

    /** This element, or the first around it that has an id. */
    XmlNode nearestWithId() {
        XmlNode node = this;
        while (node.parent != null && node.attribute("id").isEmpty()) {
            node = node.parent;
        }
        return node;
    }

    /** Depth is bounded when the file is read. */
    void walk(Consumer<XmlNode> visitor) {
        visitor.accept(this);
        children.forEach(child -> child.walk(visitor));
    }

    Stream<XmlNode> all() {
        List<XmlNode> nodes = new ArrayList<>();
        walk(nodes::add);
        return nodes.stream();
    }
}
