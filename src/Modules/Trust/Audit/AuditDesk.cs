using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Globalization;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>Reads of the log: records of the caller's organisation, heads, proofs, and the verification of
/// everything.</summary>
static class AuditDesk
{
    internal static readonly Refusal NoSuchLeaf = new(
        "trust.no_such_leaf", "No head covers such a record yet; look at the head for how many there are.",
        RefusalKind.NotFound);

    static readonly Refusal NoSuchHead = new(
        "trust.no_such_head", "There is no head of that size; choose sizes from the list of heads.",
        RefusalKind.NotFound);

    /// <summary>Verifications read everything: one at a time is enough.</summary>
    static readonly SemaphoreSlim Verifying = new(1, 1);

    /// <param name="Leaf">The place in the tree; null while the record waits for it.</param>
    /// <param name="Body">The canonical record: SHA-256 of a zero byte and these bytes is
    /// <paramref name="LeafHash"/>.</param>
    internal sealed record RecordCard(
        long Number, long? Leaf, DateTimeOffset At, Id<Organisation> Organisation, string User, string Role,
        string Action, string? Subject, string? Purpose, string? What, bool? Granted, IReadOnlyList<string> Facts,
        string LeafHash, string Body);

    /// <param name="Signature">ECDSA P-256 with SHA-256, IEEE P1363, in base64, over
    /// <paramref name="Signed"/>.</param>
    /// <param name="PublicKey">SubjectPublicKeyInfo in base64.</param>
    internal sealed record HeadCard(
        long Size, string Root, DateTimeOffset At, string Signed, string Signature, string PublicKey);

    /// <param name="Path">Hashes from the leaf upwards (RFC 6962, section 2.1.1), in hex.</param>
    internal sealed record InclusionProof(
        long Leaf, long Size, string LeafHash, IReadOnlyList<string> Path, string Root, DateTimeOffset At);

    /// <param name="Path">RFC 6962, section 2.1.2, in hex.</param>
    internal sealed record ConsistencyProof(
        long From, string FromRoot, long To, string ToRoot, IReadOnlyList<string> Path);

    static readonly Sheet<RecordCard> Export = new Sheet<RecordCard>("audit-records", new("审计记录", "Audit records"))
        .Number("序号", "Leaf", r => r.Leaf)
        .Instant("时间", "At", r => r.At)
        .Text("用户", "User", r => r.User)
        .Text("角色", "Role", r => r.Role)
        .Text("操作", "Action", r => r.Action)
        .Text("对象", "Subject", r => r.Subject)
        .Text("内容", "What", r => r.What)
        .Text("叶哈希", "Leaf hash", r => r.LeafHash);

    static readonly Sheet<HeadCard> HeadSheet = new Sheet<HeadCard>("audit-heads", new("树头", "Heads"))
        .Number("记录数", "Records", h => h.Size)
        .Instant("时间", "At", h => h.At)
        .Text("根", "Root", h => h.Root)
        .Text("签名", "Signature", h => h.Signature);

    internal static async Task<Ok<Page<RecordCard>>> Records(
        House house, string? subject, string? action, int? limit, string? after, CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, subject, action, new(limit, after), cancel));

    internal static async Task<IResult> RecordsExport(
        House house, string? subject, string? action, string? lang, CancellationToken cancel) =>
        Export.Answer(await Paging.All(page => Read(house, subject, action, page, cancel)), lang);

    internal static async Task<Results<Ok<HeadCard>, NoContent>> Head(
        House house, HeadSignature signature, CancellationToken cancel) =>
        await house.Set<AuditHead>().AsNoTracking().OrderByDescending(h => h.Size)
            .FirstOrDefaultAsync(cancel) is { } head
            ? TypedResults.Ok(Card(head, signature))
            : TypedResults.NoContent();

    internal static async Task<Ok<Page<HeadCard>>> Heads(
        House house, HeadSignature signature, int? limit, string? after, CancellationToken cancel)
    {
        var take = new PageRequest(limit).Take;
        var before = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : long.MaxValue;
        var rows = await house.Set<AuditHead>().AsNoTracking().Where(h => h.Size < before)
            .OrderByDescending(h => h.Size).Take(take + 1).ToListAsync(cancel);
        var next = rows.Count > take ? rows[take - 1].Size.ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Page<HeadCard>([.. rows.Take(take).Select(h => Card(h, signature))], next));
    }

    internal static async Task<IResult> HeadsExport(
        House house, HeadSignature signature, string? lang, CancellationToken cancel) => HeadSheet.Answer(
            await Paging.All(async page =>
                (await Heads(house, signature, page.Limit, page.After, cancel)).Value!),
            lang);

    /// <param name="size">The head to prove from; the latest when absent.</param>
    internal static async Task<Results<Ok<InclusionProof>, ProblemHttpResult>> Inclusion(
        long leaf, House house, long? size, CancellationToken cancel)
    {
        var heads = house.Set<AuditHead>().AsNoTracking();
        var head = await (size is { } asked ? heads.Where(h => h.Size == asked) : heads.OrderByDescending(h => h.Size))
            .FirstOrDefaultAsync(cancel);
        if (head is null || leaf < 0 || leaf >= head.Size)
        {
            return (head is null && size is not null ? NoSuchHead : NoSuchLeaf).ToProblem();
        }

        var (path, nodes) = await WithNodes(
            house, at => Merkle.Inclusion(leaf, head.Size, at), cancel, new Node(0, leaf));
        return TypedResults.Ok(new InclusionProof(
            leaf, head.Size, nodes[new(0, leaf)].ToString(), Hex(path), Hash.From(head.Root).ToString(), head.At));
    }

    internal static async Task<Results<Ok<ConsistencyProof>, ProblemHttpResult>> Consistency(
        long from, long to, House house, CancellationToken cancel)
    {
        var heads = await house.Set<AuditHead>().AsNoTracking().Where(h => h.Size == from || h.Size == to)
            .ToDictionaryAsync(h => h.Size, h => Hash.From(h.Root), cancel);
        if (from > to || !heads.TryGetValue(from, out var fromRoot) || !heads.TryGetValue(to, out var toRoot))
        {
            return NoSuchHead.ToProblem();
        }

        var (path, _) = await WithNodes(house, at => Merkle.Consistency(from, to, at), cancel);
        return TypedResults.Ok(new ConsistencyProof(from, fromRoot.ToString(), to, toRoot.ToString(), Hex(path)));
    }

    internal static async Task<Results<Ok<AuditReport>, ProblemHttpResult>> Verification(
        DatabaseChoice database, KeyRing ring, IAuditLog log, CancellationToken cancel)
    {
        if (!await Verifying.WaitAsync(TimeSpan.Zero, cancel))
        {
            return new Refusal(
                "trust.verification_running", "A verification is running; wait for its result.").ToProblem();
        }

        try
        {
            await log.Sequence(cancel);
            return (await AuditVerifier.Verify(database, ring, kept: null, cancel)).ToAnswer();
        }
        finally
        {
            Verifying.Release();
        }
    }

    /// <summary>Asks a proof which nodes it needs, reads them at once, and makes the proof.</summary>
    static async Task<(IReadOnlyList<Hash> Path, IReadOnlyDictionary<Node, Hash> Nodes)> WithNodes(
        House house, Func<Func<Node, Hash>, IReadOnlyList<Hash>> proof, CancellationToken cancel, params Node[] more)
    {
        var needed = Merkle.NodesOf(proof);
        needed.UnionWith(more);
        var nodes = new Dictionary<Node, Hash>();
        foreach (var level in needed.GroupBy(n => n.Level))
        {
            var positions = level.Select(n => n.Position).ToList();
            foreach (var row in await house.Set<AuditNode>().AsNoTracking()
                .Where(n => n.Level == level.Key && positions.Contains(n.Position)).ToListAsync(cancel))
            {
                nodes[new(row.Level, row.Position)] = Hash.From(row.Hash);
            }
        }

        return (proof(node => nodes[node]), nodes);
    }

    static async Task<Page<RecordCard>> Read(
        House house, string? subject, string? action, PageRequest request, CancellationToken cancel)
    {
        var before = long.TryParse(request.After, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : long.MaxValue;
        var rows = house.Set<AuditRecord>().AsNoTracking().Where(r => r.Number < before);
        foreach (var (name, value) in new[] { ("subject", subject), ("action", action) })
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                var written = $"\"{name}\":{JsonSerializer.Serialize(value)}";
                rows = rows.Where(r => r.Body.Contains(written));
            }
        }

        var taken = await rows.OrderByDescending(r => r.Number).Take(request.Take + 1).ToListAsync(cancel);
        var next = taken.Count > request.Take
            ? taken[request.Take - 1].Number.ToString(CultureInfo.InvariantCulture)
            : null;
        return new([.. taken.Take(request.Take).Select(Card)], next);
    }

    static RecordCard Card(AuditRecord record)
    {
        using var document = JsonDocument.Parse(record.Body);
        var body = document.RootElement;
        return new(
            record.Number, record.Leaf, body.GetProperty("at").GetDateTimeOffset(), record.Organisation,
            Text(body, "user") ?? "", Text(body, "role") ?? "", Text(body, "action") ?? "", Text(body, "subject"),
            Text(body, "purpose"), Text(body, "what"),
            body.TryGetProperty("granted", out var granted) ? granted.GetBoolean() : null,
            body.TryGetProperty("facts", out var facts)
                ? [.. facts.EnumerateArray().Select(f => f.GetProperty("kind").GetString()!)]
                : [],
            Convert.ToHexStringLower(record.LeafHash), record.Body);
    }

    static HeadCard Card(AuditHead head, HeadSignature signature) => new(
        head.Size, Convert.ToHexStringLower(head.Root), head.At,
        System.Text.Encoding.ASCII.GetString(HeadSignature.Text(head.Size, Hash.From(head.Root))),
        Convert.ToBase64String(head.Signature), Convert.ToBase64String(signature.PublicKey));

    static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) ? value.GetString() : null;

    static IReadOnlyList<string> Hex(IReadOnlyList<Hash> hashes) => [.. hashes.Select(h => h.ToString())];
}
