package cn.tongxinqiao.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Tells calls of our own pages from calls another site made a browser send. */
final class SameOrigin {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<MediaType> FORMS_OF_ANY_SITE =
            Set.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.TEXT_PLAIN);

    private SameOrigin() {}

    /** Whether the session's cookie may speak for its owner in this request. */
    static boolean trusts(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            return !"cross-site".equals(request.getHeader("Sec-Fetch-Site")) || isNavigation(request);
        }
        return isSameOrigin(request) && (isPage(request) || !isFormOfAnySite(request));
    }

    private static boolean isNavigation(HttpServletRequest request) {
        return "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
    }

    /** Forms of our pages carry a token of their own. */
    private static boolean isPage(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    private static boolean isSameOrigin(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && origin.equalsIgnoreCase(ownOrigin(request));
    }

    private static String ownOrigin(HttpServletRequest request) {
        URI url = URI.create(request.getRequestURL().toString());
        return url.getScheme() + "://" + url.getAuthority();
    }

    private static boolean isFormOfAnySite(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && FORMS_OF_ANY_SITE.stream().anyMatch(form -> form.equalsTypeAndSubtype(parsed(type)));
    }

    private static MediaType parsed(String type) {
        try {
            return MediaType.parseMediaType(type);
        } catch (org.springframework.http.InvalidMediaTypeException e) {
            return MediaType.TEXT_PLAIN;
        }
    }
}
