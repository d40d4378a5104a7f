using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Wheelhouse.Telemetry;

namespace Wheelhouse.Gateway;

/// <summary>A stranger: a number that is not registered, or that showed a wrong code.</summary>
/// <param name="Times">How often it came.</param>
public sealed record Stranger(string Number, int Times, DateTimeOffset LastAt);

/// <summary>Who is connected, and who was turned away.</summary>
public sealed class Sessions
{
    readonly ConcurrentDictionary<IPAddress, int> perAddress = new();
    readonly ConcurrentDictionary<Session, byte> all = new();
    readonly ConcurrentDictionary<string, Jt808Session> byNumber = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Stranger> strangers = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, long> refused = new(StringComparer.Ordinal);
    readonly GatewayOptions options;
    readonly TimeProvider clock;

    public Sessions(GatewayOptions options, TimeProvider clock) => (this.options, this.clock) = (options, clock);

    public int Count => all.Count;

    /// <summary>How many are in the middle of a frame.</summary>
    internal int Unfinished => all.Keys.Count(session => session.IsUnfinished);

    /// <summary>Numbers in quarantine, the latest first: for the desk that registers devices.</summary>
    public IReadOnlyList<Stranger> Strangers => [.. strangers.Values.OrderByDescending(one => one.LastAt)];

    /// <summary>How often what was refused since the start.</summary>
    public IReadOnlyDictionary<string, long> Refused => refused;

    /// <summary>The numbers of the devices that are connected and can be told something.</summary>
    public IReadOnlySet<string> Listening => byNumber.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Sends a command to a device that is connected and waits for its answer.</summary>
    /// <returns>Null when it is not connected, or did not answer in time.</returns>
    public async Task<ReplyResult?> Send(
        string number, ushort message, ReadOnlyMemory<byte> body, TimeSpan patience, CancellationToken cancel)
    {
        if (!byNumber.TryGetValue(number, out var session))
        {
            return null;
        }

        var (serial, answer) = session.Order(message, body.Span);
        try
        {
            return await answer.WaitAsync(patience, clock, cancel);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            session.Forget(serial);
        }
    }

    /// <summary>Counts what was refused, by a word that no stranger chooses.</summary>
    internal void Refuse(string why)
    {
        refused.AddOrUpdate(why, 1, (_, times) => times + 1);
        GatewayMeters.Refused.Add(1, new KeyValuePair<string, object?>("why", why));
    }

    /// <summary>Lets a connection in, or not.</summary>
    internal bool Enter(Session session)
    {
        var near = perAddress.AddOrUpdate(session.Address, 1, (_, count) => count + 1);
        if (near > options.ConnectionsPerAddress || all.Count >= options.Connections)
        {
            Leave(session);
            return false;
        }

        all[session] = 0;
        return true;
    }

    internal void Leave(Session session)
    {
        session.End();
        all.TryRemove(session, out _);
        perAddress.AddOrUpdate(session.Address, 0, (_, count) => Math.Max(0, count - 1));
        perAddress.TryRemove(new(session.Address, 0));
        if (session is Jt808Session { Number: { } number } one)
        {
            byNumber.TryRemove(new(number, one));
        }
    }

    /// <summary>A device has proved who it is. An older connection of the same device is closed: it is half
    /// dead.</summary>
    internal void Prove(Session session, string number)
    {
        session.Number = number;
        session.Heard();
        if (session is Jt808Session one)
        {
            byNumber.TryGetValue(number, out var before);
            byNumber[number] = one;
            if (before is not null && before != one)
            {
                before.Close();
            }
        }
    }

    internal void Quarantine(string number)
    {
        var now = clock.GetUtcNow();
        strangers.AddOrUpdate(number, _ => new(number, 1, now),
            (_, one) => one with { Times = one.Times + 1, LastAt = now });
        while (strangers.Count > options.Strangers && strangers.Values.MinBy(one => one.LastAt) is { } oldest)
        {
            strangers.TryRemove(oldest.Number, out _);
        }
    }

    /// <summary>Closes who has not introduced itself, finished its frame or spoken in time.</summary>
    /// <returns>How many.</returns>
    internal int Sweep()
    {
        var (now, closed) = (clock.GetTimestamp(), 0);
        foreach (var session in all.Keys)
        {
            if (session.Deadline < now)
            {
                session.Close();
                closed++;
            }
            else
            {
                session.Tick();
            }
        }

        return closed;
    }

    /// <summary>Whether a code is the one that was given: hashes, compared in constant time.</summary>
    internal static bool IsRight(ReadOnlySpan<byte> shown, ReadOnlySpan<byte> codeHash)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(shown, hash);
        return CryptographicOperations.FixedTimeEquals(hash, codeHash);
    }
}
