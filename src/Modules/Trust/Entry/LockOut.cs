using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Trust;

/// <summary>How often a password may be wrong: after five times in a row the door stays shut for fifteen
/// minutes.</summary>
/// <param name="Failures">Wrong passwords in a row.</param>
/// <param name="Until">Shut until then; null when open.</param>
readonly record struct LockOut(int Failures, DateTimeOffset? Until)
{
    internal const int Most = 5;

    internal static readonly TimeSpan Time = TimeSpan.FromMinutes(15);

    /// <summary>Null when the door is open at that instant.</summary>
    internal Refusal? Check(DateTimeOffset now)
    {
        if (Until is not { } until || until <= now)
        {
            return null;
        }

        var minutes = ((int)Math.Ceiling((until - now).TotalMinutes)).ToString(CultureInfo.InvariantCulture);
        return new(
            "trust.locked_out",
            $"Too many wrong passwords; wait {minutes} minutes, then try again, or ask your administrator.",
            RefusalKind.Forbidden, new RefusalValue("minutes", minutes));
    }

    /// <summary>After a wrong password. The fifth shuts the door and starts the count anew.</summary>
    internal LockOut Wrong(DateTimeOffset now) => Failures + 1 < Most ? new(Failures + 1, null) : new(0, now + Time);

    /// <summary>After the right one.</summary>
    internal static LockOut Right() => new(0, null);
}
