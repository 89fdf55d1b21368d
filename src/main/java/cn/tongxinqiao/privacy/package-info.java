/**
 * Care for personal data: finding and masking it, encrypting it at rest, links that only their holder can know.
 *
 * <p>Masking follows the defaults of the rule book (B.6). Nothing here stores anything but the seal by which a wrong secret is noticed.
 */
@ApplicationModule(
        displayName = "隐私保护",
        allowedDependencies = {})
package cn.tongxinqiao.privacy;

import org.springframework.modulith.ApplicationModule;
