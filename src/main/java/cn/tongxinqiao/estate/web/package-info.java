/** The register's pages for staff and its API. */
package cn.tongxinqiao.estate.web;
