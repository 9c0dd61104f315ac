vcl 4.1;
# Varnish (7.1 or later) in front of HAProxy. It does by itself what the program's headers ask for: Cache-Control
# (max-age is how long an answer is fresh, stale-while-revalidate how long it may be served while a new one is fetched),
# Vary, and the entity tag, with which an old answer is renewed by a 304. This file adds what cannot be told by headers.
# Check: varnishd -C -f default.vcl     Run by `make check-chaos`, which puts another port into it.

import std;

backend directory {
    .host = "127.0.0.1";
    .port = "8000";
    .connect_timeout = 2s;
    .first_byte_timeout = 30s;
    .between_bytes_timeout = 10s;
    .probe = {
        .url = "/readyz";
        .interval = 1s;
        .timeout = 1s;
        .window = 3;
        .threshold = 1;
        .initial = 1;
    }
}

# Who may have answers thrown away.
acl operators {
    "localhost";
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    # After a release: curl -X PURGE http://127.0.0.1:8000/operations/bishkek   one address, in each of its formats
    #                  curl -X BAN -H 'X-Tag: operations/bishkek' http://127.0.0.1:8000/   all that bears a tag (--cache-tags)
    if (req.method == "PURGE" || req.method == "BAN") {
        if (client.ip !~ operators) {
            return (synth(405));
        }
        if (req.method == "PURGE") {
            return (purge);
        }
        if (req.http.X-Tag !~ "^[A-Za-z0-9./_-]{1,128}$") {
            return (synth(400, "X-Tag names one tag"));
        }
        ban("obj.http.Surrogate-Key ~ (^|\s)" + regsuball(req.http.X-Tag, "[.]", "\\.") + "(\s|$)");
        return (synth(200, "Banned"));
    }
    # One id joins the client's, this and the program's log. One that came is taken where it is well-formed.
    # varnishncsa -F '{"time":"%{%Y-%m-%dT%H:%M:%S%z}t","request_id":"%{X-Request-ID}i","target":"%U%q","status":%s,"cache":"%{Varnish:hitmiss}x"}'
    if (req.http.X-Request-ID !~ "^[A-Za-z0-9._~+/=:@-]{1,128}$") {
        set req.http.X-Request-ID = "varnish-" + req.xid;
    }
    # The HAProxy behind refuses it in every spelling; this one would otherwise be kept as a 404.
    if (req.url ~ "(?i)^/metrics") {
        return (synth(404));
    }
    # No address of the program is longer; what is, is refused where it costs the least.
    if (req.url ~ "^.{8001}") {
        return (synth(414));
    }
    # The API knows neither cookies nor passwords; without this, one client's would be a reason not to keep an answer.
    unset req.http.Cookie;
    unset req.http.Authorization;
    # A client's work is counted by X-Forwarded-For, which Varnish and HAProxy add to; this one clients alone would write.
    unset req.http.Forwarded;
    # POST has names to match in it, QUERY a question; both go through with their content.
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # How one is is not asked of a cache.
    if (req.url ~ "^/(healthz|livez|readyz)$") {
        return (pass);
    }
    # While the origin is well, an old answer is served as long as stale-while-revalidate says, which is the same for all
    # answers; while it is not, as long as stale-if-error says (see vcl_backend_response).
    if (std.healthy(req.backend_hint)) {
        set req.grace = 1h;
    }

    # Vary: Accept, and each browser's is another. What is rewritten here gets the same answer either way: `*/*` is what
    # no Accept means, and what browsers ask besides HTML are pictures. All else goes through as it is.
    if (req.http.Accept == "*/*") {
        unset req.http.Accept;
    } elsif (req.http.Accept ~ "^text/html,application/xhtml\+xml,application/xml;q=0\.9") {
        set req.http.Accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    }
    # Accept-Encoding is brought to `gzip` or nothing by Varnish itself.
    return (hash);
}

sub vcl_hash {
    # no Host in it: the API's answers do not depend on it
    hash_data(req.url);
    return (lookup);
}

sub vcl_backend_fetch {
    unset bereq.http.X-Varnish;
    # On a connection that was used before, HAProxy ends without a word where it would say 502, and Varnish asks again.
    set bereq.http.Connection = "close";
}

sub vcl_backend_response {
    # Whole before it is served: an answer that breaks off is fetched again and no client sees it. The largest is 2 MB.
    set beresp.do_stream = false;
    # stale-if-error, which Varnish does not read: a day. `keep` is how long an answer can be renewed by a 304 after that.
    if (beresp.http.Cache-Control ~ "stale-if-error") {
        set beresp.grace = 1d;
    }
    set beresp.keep = 1d;
    if (beresp.status >= 500) {
        # An old answer is better than a failure.
        if (bereq.is_bgfetch) {
            return (abandon);
        }
        # Not again: HAProxy has asked a second replica, and a request that ends a process must not end them all.
        set beresp.uncacheable = true;
    }
    return (deliver);
}

sub vcl_backend_error {
    # an answer that broke off, or no HAProxy: nobody else has asked again
    if (bereq.retries < 1) {
        return (retry);
    }
    set beresp.http.Content-Type = "application/problem+json";
    set beresp.http.Retry-After = "5";
    set beresp.http.Cache-Control = "no-store";
    set beresp.body = {"{"type":"about:blank","title":"No replica answers","detail":"Try again in a few seconds.","status":"}
        + beresp.status + "}";
    return (deliver);
}

sub vcl_deliver {
    set resp.http.X-Request-ID = req.http.X-Request-ID;
    set resp.http.X-Cache = "miss";
    if (obj.hits > 0) {
        set resp.http.X-Cache = "hit";
    }
    unset resp.http.Via;
    unset resp.http.X-Varnish;
}
