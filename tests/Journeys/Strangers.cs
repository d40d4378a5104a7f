using Wheelhouse.Kit;

namespace Wheelhouse.Journeys.Tests;

/// <summary>What a stranger is told, made comparable.</summary>
static class Strangers
{
    /// <summary>Status, version and body of an answer, without the asked id and the name of the request in the
    /// log.</summary>
    internal static string Bytes(Reply reply, string id)
    {
        var body = reply.Body?.DeepClone();
        body?.AsObject().Remove("traceId");
        var text = body?.ToJsonString().Replace(id, "ID", StringComparison.Ordinal);
        return $"{(int)reply.Status} {reply.Version} {text}";
    }
}
