package cn.tongxinqiao.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Remembers, as fingerprints, what read-only fields have shown. The browser sends them back with the form, perhaps an hour
 * later: what was true then is no forgery. Each node remembers what it showed itself; after a restart only the present
 * value counts.
 */
@Component
class ShownValues {

    /** Versions of one task's fields: a busy case changes while a form lies open, but not without end. */
    private static final int MOST_VERSIONS = 100;

    private final Cache<String, Set<String>> seen;

    ShownValues(FormLimits limits) {
        seen = Caffeine.newBuilder()
                .maximumSize(limits.rememberedTasks())
                .expireAfterWrite(limits.remembered())
                .build();
    }

    void remember(String taskId, FormSchema schema, Map<String, Object> shown) {
        for (FormField field : schema.guarded()) {
            Object value = FormSchema.at(shown, field.path());
            if (value != null) {
                seen.asMap().compute(taskId, (id, before) -> with(before, fingerprint(field, value)));
            }
        }
    }

    boolean showed(String taskId, FormField field, Object value) {
        Set<String> known = seen.getIfPresent(taskId);
        return known != null && known.contains(fingerprint(field, value));
    }

    private static Set<String> with(Set<String> before, String added) {
        if (before != null && before.contains(added)) {
            return before;
        }
        Set<String> after = before == null ? new LinkedHashSet<>() : new LinkedHashSet<>(before);
        if (after.size() >= MOST_VERSIONS) {
            after.remove(after.iterator().next());
        }
        after.add(added);
        return after;
    }

    private static String fingerprint(FormField field, Object value) {
        try {
            byte[] text = (field.key() + '\n' + field.asShown(value)).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
