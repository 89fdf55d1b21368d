package cn.tongxinqiao.access.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who calls, as our own proxies saw it. A caller may write into {@code X-Forwarded-For} what he likes, but not behind what
 * a proxy of ours adds: so it is read from its end.
 */
final class CallerAddress {

    private static final Pattern V4 = Pattern.compile("^(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?$");
    private static final Pattern V6 = Pattern.compile("^\\[?([0-9A-Fa-f:.]{2,45})(?:%\\w+)?(?:](?::\\d{1,5})?)?$");
    private static final String UNKNOWN = "?";
    /** What one household or phone is given; everything behind it is the same caller. */
    private static final int V6_NETWORK_BYTES = 8;

    private CallerAddress() {}

    static String of(HttpServletRequest request, int proxies) {
        HttpServletRequest received = received(request);
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(received.getHeaders("X-Forwarded-For"))) {
            Arrays.stream(header.split(",")).map(String::strip).forEach(hops::add);
        }
        if (proxies < 1 || hops.isEmpty()) {
            return counted(received.getRemoteAddr());
        }
        return counted(hops.get(Math.max(0, hops.size() - proxies)));
    }

    /** As it came in: the framework takes the first of the addresses, which the caller may have written. */
    private static HttpServletRequest received(HttpServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner instanceof HttpServletRequest http ? http : request;
    }

    static String counted(String address) {
        Matcher v4 = V4.matcher(address);
        if (v4.matches()) {
            return v4.group(1);
        }
        Matcher v6 = V6.matcher(address);
        if (!v6.matches() || !v6.group(1).contains(":")) {
            return UNKNOWN;
        }
        try {
            // A literal asks no name server.
            InetAddress parsed = InetAddress.getByName(v6.group(1));
            byte[] bytes = parsed.getAddress();
            return bytes.length == 4
                    ? parsed.getHostAddress()
                    : HexFormat.of().formatHex(bytes, 0, V6_NETWORK_BYTES) + "/64";
        } catch (UnknownHostException e) {
            return UNKNOWN;
        }
    }
}
