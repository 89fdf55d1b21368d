/**
 * Compounds, buildings, homes and who owns them: the register votes are counted by.
 *
 * <p>Homes end and begin, ownerships close and open, and nothing is deleted. Names, phones and mail addresses are
 * encrypted, masked wherever they are read, and shown in clear only for a reason that is written down.
 */
@ApplicationModule(
        displayName = "房屋业主",
        allowedDependencies = {"privacy", "audit", "document", "organization", "access"})
package cn.tongxinqiao.estate;

import org.springframework.modulith.ApplicationModule;
