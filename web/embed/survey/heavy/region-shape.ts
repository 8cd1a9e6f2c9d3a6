/** Code and name: 2 digits a province, 4 a city, 6 a county, 9 a township. */
export type Region = readonly [code: string, name: string]
/** The regions inside each code. Provinces have no city where they are governed without (北京), nor some cities a county. */
export type Regions = Record<string, Region[]>
