package cn.tongxinqiao.organization;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of this room.
 *
 * @param files folder with the district's {@code units.csv}, {@code compounds.csv} and {@code people.csv}, as a Spring
 *     resource location ending in a slash; null when the organisation is kept in the database alone
 */
@ConfigurationProperties("tongxinqiao.organization")
record OrganizationSettings(String files) {}
