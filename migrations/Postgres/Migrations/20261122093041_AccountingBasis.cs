using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AccountingBasis : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "basis",
                table: "servicing_agreements",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Accrual");

            migrationBuilder.AddColumn<bool>(
                name: "claws_back",
                table: "servicing_agreements",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "basis",
                table: "servicing_agreements");

            migrationBuilder.DropColumn(
                name: "claws_back",
                table: "servicing_agreements");
        }
    }
}
