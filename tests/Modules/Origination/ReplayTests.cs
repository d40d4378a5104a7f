using System.Security.Cryptography;
using System.Text.Json;
using Wheelhouse.Decisions;
using Wheelhouse.Origination.Assessing;
using Xunit;

namespace Wheelhouse.Modules.Tests.Origination;

/// <summary>What was decided under a version is decided again, byte for byte, whatever the engine has learnt since.
/// </summary>
/// <remarks>The first half of each digest, taken when the versions first shipped. One that changes means that stored
/// decisions can no longer be made again: mend the engine, not the digest.</remarks>
public sealed class ReplayTests
{
    static readonly Dictionary<string, string> Good = new(StringComparer.Ordinal)
    {
        ["price"] = "n:169800",
        ["financed"] = "n:64000",
        ["ltv"] = "n:0.7398843930635838150289017341",
        ["downShare"] = "n:0.45",
        ["upFrontShare"] = "n:0.25",
        ["upFrontRents"] = "n:3.83",
        ["residualShare"] = "n:0.6",
        ["residualOverValue"] = "n:0.899751",
        ["months"] = "n:24",
        ["instalment"] = "n:1971.46",
        ["rent"] = "n:1971.46",
        ["income"] = "n:21800",
        ["debts"] = "n:1150",
        ["pti"] = "n:0.0904339449541284403669724771",
        ["dti"] = "n:0.1431862385321100917431192661",
        ["freeIncome"] = "n:18678.54",
        ["priceOverValue"] = "n:0.02",
        ["gap"] = "n:-0.1",
        ["age"] = "n:36",
        ["ageAtEnd"] = "n:38",
        ["carYearsAtEnd"] = "n:2.5",
        ["condition"] = "t:new",
        ["employerKnown"] = "f:true",
        ["openApplications"] = "n:0",
        ["applications30"] = "n:1",
        ["vinApplied"] = "f:false",
        ["vinFinanced"] = "f:false",
    };

    /// <summary>The case, and what is different in it: nothing, an income unknown, too many applications and debts.
    /// </summary>
    [Theory]
    [InlineData("car-loan", "", "087fcd94fc925d70e55b8e33c4de64d4")]
    [InlineData("car-loan", "income=-;pti=-;dti=-;freeIncome=-;debts=-", "42d64bc68401543992c8d976f2ea9e16")]
    [InlineData(
        "car-loan", "applications30=n:7;dti=n:0.7;downShare=n:0.05;condition=t:used",
        "99eb6a287ee13aad95f06ee4ea775764")]
    [InlineData("finance-lease", "", "e003f00a79f0d8a0b048472c98163307")]
    [InlineData("finance-lease", "income=-;pti=-;dti=-;freeIncome=-;debts=-", "cfe3ee733faed1fcc7244fd6151bff16")]
    [InlineData("operating-lease", "", "cb5ab3f00949815a0428b46c8c755847")]
    [InlineData("operating-lease", "applications30=n:7;dti=n:0.7;rent=n:19000", "31a8ada012c9eeadbc9b21637563513a")]
    [InlineData("subscription", "", "64ddaab8e68a8db55baac0120a8e25cd")]
    [InlineData("subscription", "vinApplied=f:true;price=n:990000", "3d02262c8cd4e323656c0360aa7ae918")]
    public void A_first_version_decides_as_it_did(string name, string different, string digest)
    {
        var policy = new PolicyBook().Find(name, 1)!;
        var changes = different.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('='))
            .ToDictionary(one => one[0], one => one[1], StringComparer.Ordinal);
        var values = Good.Where(one => policy.Fields.TryGet(one.Key, out var slot) && !policy.Fields[slot].Computed)
            .ToDictionary(one => one.Key, one => changes.GetValueOrDefault(one.Key, one.Value), StringComparer.Ordinal);

        var bytes = JsonSerializer.SerializeToUtf8Bytes(policy.Decide(Inputs.Read(policy.Fields, values)));

        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]);
    }
}
