/** What an arrest has to say of itself before it can be proposed. */
export const arrestPlan = {
  measure: 'arrest',
  purpose: 'to end the handing over',
  lawfulBasis: 'power of arrest',
  necessity: 'nothing less would do',
  proportionality: 'the harm is grave',
  collateralIntrusion: 'none beyond the home',
  expectedEffect: 'no more handing over',
  indicator: 'messages a week',
};
