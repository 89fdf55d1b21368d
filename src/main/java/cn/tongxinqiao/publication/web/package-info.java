/** HTTP face of the publication room: the public board's API and the publisher's pages. */
package cn.tongxinqiao.publication.web;
