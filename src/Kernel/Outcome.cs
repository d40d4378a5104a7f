namespace Wheelhouse.Kernel;

/// <summary>What kind of no a <see cref="Refusal"/> is; decides only the HTTP status and the exit code.</summary>
public enum RefusalKind
{
    /// <summary>The business says no in the present state (409).</summary>
    Conflict,

    /// <summary>The request can never be right as it stands (422).</summary>
    Invalid,

    /// <summary>There is no such thing, or not for this organisation (404).</summary>
    NotFound,

    /// <summary>The role, or the lack of a consent, forbids it (403).</summary>
    Forbidden,

    /// <summary>The caller saw an older version (412).</summary>
    Stale,
}

/// <summary>A named value inside a refusal's sentence, so that a screen can say it in another language.</summary>
public readonly record struct RefusalValue(string Name, string Value);

/// <summary>The house says no: a stable code, and a sentence that tells the caller what to do.</summary>
/// <param name="Code">Module, dot, snake case: <c>servicing.overpaid</c>; listed in docs/reference/refusals.md.</param>
/// <param name="Sentence">English, complete, says what to do. Holds nothing sensitive.</param>
/// <param name="Kind">Which kind of no.</param>
/// <param name="Values">The figures in the sentence, by name, for translation.</param>
public sealed record Refusal(
    string Code, string Sentence, RefusalKind Kind = RefusalKind.Conflict, params RefusalValue[] Values);

/// <summary>Either a value or a <see cref="Refusal"/>.</summary>
public readonly struct Outcome<T>
{
    readonly T? value;
    readonly Refusal? refusal;

    Outcome(T? value, Refusal? refusal) => (this.value, this.refusal) = (value, refusal);

    public bool IsDone => refusal is null;

    /// <summary>The refusal, or null when it was done.</summary>
    public Refusal? Refused => refusal;

    /// <summary>The value; throws the refusal's sentence when there is none. For tests and scripts.</summary>
    public T Value => refusal is null
        ? value!
        : throw new InvalidOperationException($"{refusal.Code}: {refusal.Sentence}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    public TResult Match<TResult>(Func<T, TResult> done, Func<Refusal, TResult> refused)
    {
        ArgumentNullException.ThrowIfNull(done);
        ArgumentNullException.ThrowIfNull(refused);
        return refusal is null ? done(value!) : refused(refusal);
    }

    /// <summary>Goes on with the value, or passes the refusal through.</summary>
    public Outcome<TResult> Then<TResult>(Func<T, Outcome<TResult>> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return refusal is null ? next(value!) : refusal;
    }

    public Outcome<TResult> Select<TResult>(Func<T, TResult> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return refusal is null ? map(value!) : refusal;
    }
}

/// <summary>Nothing to say beyond that it was done.</summary>
public readonly record struct Unit;
