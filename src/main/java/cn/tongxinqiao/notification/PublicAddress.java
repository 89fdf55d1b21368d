package cn.tongxinqiao.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where residents and staff reach us from outside ({@code tongxinqiao.public-url}); without it, this machine.
 */
@Component
public class PublicAddress {

    private static final Pattern THIS_MACHINE_OR_INTRANET =
            Pattern.compile("localhost|\\[::1]|127(\\.\\d+){3}|10(\\.\\d+){3}"
                    + "|192\\.168(\\.\\d+){2}|172\\.(1[6-9]|2\\d|3[01])(\\.\\d+){2}|[a-z0-9-]+");

    private final Environment environment;
    private final String configured;

    PublicAddress(Environment environment) {
        this.environment = environment;
        this.configured =
                checked(environment.getProperty("tongxinqiao.public-url", "").strip());
    }

    /**
     * Completes a path.
     *
     * @param path begins with a slash, may have a query and a fragment
     * @return the address to print, e.g. {@code https://txq.example.gov.cn/requests/SQ20260115000128}
     */
    public String of(String path) {
        return base() + path;
    }

    /** The address without a slash at its end. */
    public String base() {
        return configured.isEmpty() ? thisMachine() : configured;
    }

    boolean isConfigured() {
        return !configured.isEmpty();
    }

    /** The port is known only after the start. */
    private String thisMachine() {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://127.0.0.1:" + port;
    }

    private static String checked(String url) {
        if (url.isEmpty()) {
            return "";
        }
        URI uri = parsed(url);
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw MailSettingsUnsafe.badPublicAddress();
        }
        if ("http".equals(uri.getScheme())
                && !THIS_MACHINE_OR_INTRANET.matcher(uri.getHost()).matches()) {
            throw MailSettingsUnsafe.plainPublicAddress();
        }
        return url.replaceAll("/+$", "");
    }

    private static URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw MailSettingsUnsafe.badPublicAddress();
        }
    }
}
