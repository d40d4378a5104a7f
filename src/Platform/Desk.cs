using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>An answer that carries the version of what it shows; sent as ETag, and asked back as If-Match.</summary>
public interface IHasVersion
{
    long Version { get; }
}

/// <summary>Where an HTTP request becomes a command: actor, idempotency key and version are read here, once.</summary>
public sealed class Desk(Commands commands, Caller caller, IHttpContextAccessor http)
{
    const int LongestKey = 120;
    const long NoVersion = -1;

    public Actor Actor => caller.Actor;

    HttpContext Context =>
        http.HttpContext ?? throw new InvalidOperationException("The desk stands in an HTTP request.");

    /// <summary>Runs a command for the caller under the key in <c>Idempotency-Key</c>, which is required.</summary>
    public async Task<Results<Ok<TResult>, ProblemHttpResult>> Send<TCommand, TResult>(
        TCommand command, CancellationToken cancel)
    {
        var key = Context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > LongestKey)
        {
            return new Refusal(
                "platform.key_missing",
                "Send a header Idempotency-Key of 1 to 120 characters, new for each intent and the same for its "
                    + "retries.",
                RefusalKind.Invalid).ToProblem();
        }

        var actor = caller.Actor;
        var outcome = await commands.Run<TCommand, TResult>(actor, command, $"{actor.User}:{key}", cancel);
        return Tagged(outcome).ToAnswer();
    }

    /// <summary>The version the caller saw (<c>If-Match: "7"</c>), or null where the header is absent or
    /// <c>*</c>.</summary>
    /// <remarks>A tag of another form is the tag of no version of ours: it never matches, for its sender asked for a
    /// guard.</remarks>
    public long? IfMatch => Context.Request.Headers.IfMatch.ToString() switch
    {
        "" or "*" => null,
        ['"', .. var tag, '"']
            when long.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => version,
        _ => NoVersion,
    };

    /// <summary>Answers with an ETag where the answer has a version.</summary>
    public Outcome<T> Tagged<T>(Outcome<T> outcome)
    {
        if (outcome.IsDone && outcome.Value is IHasVersion versioned)
        {
            Context.Response.Headers.ETag = $"\"{versioned.Version.ToString(CultureInfo.InvariantCulture)}\"";
        }

        return outcome;
    }
}

/// <summary>Guards a change by the version its sender saw.</summary>
public static class Versions
{
    /// <summary>A refusal when the caller saw another version; null to go on.</summary>
    public static Refusal? Check(IVersioned record, long? seen)
    {
        ArgumentNullException.ThrowIfNull(record);
        return seen is { } version && version != record.Version
            ? new Refusal(
                "platform.stale",
                "Somebody changed this after you opened it; load it again and repeat what you want to change.",
                RefusalKind.Stale)
            : null;
    }
}
