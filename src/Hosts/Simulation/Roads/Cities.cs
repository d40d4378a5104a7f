namespace Wheelhouse.Simulation.Roads;

/// <summary>A spot in millionths of a degree, WGS 84.</summary>
public readonly record struct Spot(int Latitude, int Longitude)
{
    /// <summary>A degree of latitude: the mean radius of the earth (IUGG) × π / 180.</summary>
    const double MetresADegree = 111_195.08;

    internal Spot Go(double north, double east) => new(
        Latitude + (int)(north / MetresADegree * 1e6),
        Longitude + (int)(east / (MetresADegree * Math.Cos(Latitude / 1e6 * Math.PI / 180)) * 1e6));

    /// <summary>Metres north and east to another spot, on the flat: good to a thousandth within a city.</summary>
    internal (double North, double East) To(Spot other) => (
        (other.Latitude - Latitude) / 1e6 * MetresADegree,
        (other.Longitude - Longitude) / 1e6 * MetresADegree * Math.Cos(Latitude / 1e6 * Math.PI / 180));
}

/// <summary>Cities whose cars are played, by the middle of each.</summary>
static class Cities
{
    /// <summary>Most of the simulated lenders' customers live in Wuhan, which the simulated world calls Jiangcheng.
    /// </summary>
    internal static readonly (int Weight, Spot Middle)[] All =
    [
        (60, new(30_592_800, 114_305_500)), // Wuhan
        (8, new(31_230_400, 121_473_700)), // Shanghai
        (8, new(23_129_100, 113_264_400)), // Guangzhou
        (8, new(30_572_800, 104_066_800)), // Chengdu
        (6, new(34_341_600, 108_939_800)), // Xi'an
        (6, new(28_228_200, 112_938_800)), // Changsha
        (4, new(39_904_200, 116_407_400)), // Beijing
    ];
}
